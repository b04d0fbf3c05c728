package parley.conformance.core;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.protocol.DeviceId;
import parley.protocol.Entry;
import parley.protocol.Event;
import parley.protocol.UserId;
import parley.server.session.Caller;
import parley.server.session.Connection;

/** Remembers what it was sent. */
public final class Socket implements Connection {
    private final Caller caller;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private volatile boolean gone;

    Socket(UserId user) {
        this.caller = new Caller(user, new DeviceId("dv_" + user.value()), Instant.MAX);
    }

    void cut() {
        gone = true;
    }

    void receive(Entry entry) {
        entries.add(entry);
    }

    List<Long> seqs(String room) {
        return entries.stream().filter(e -> e.room().value().equals(room)).map(Entry::seq).toList();
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void tell(Event event) {}
}
