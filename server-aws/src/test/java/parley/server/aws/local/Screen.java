package parley.server.aws.local;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.LogLine;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/**
 * A client that shows one room as the protocol says: entries in the order of their sequence, one
 * that came too early held for a second, then the log from the last one shown; a new socket for one
 * that ended. What it shows is never taken back.
 */
final class Screen implements AutoCloseable {
    private static final Duration HOLD = Duration.ofSeconds(1);
    private static final long LOOK_NANOS = 10_000_000;

    private final Target target;
    private final HttpApi api;
    private final Person person;
    private final RoomId room;
    private final InstantSource clock;
    private final Thread thread;
    private volatile boolean closed;
    private final AtomicInteger sockets = new AtomicInteger();

    /** Guarded by {@code this}, as all below. */
    private final List<String> shown = new ArrayList<>();

    private final Map<Long, Entry> held = new TreeMap<>();
    private long last;
    private @Nullable Throwable failure;

    Screen(Target target, HttpApi api, Person person, RoomId room, InstantSource clock) {
        this.target = target;
        this.api = api;
        this.person = person;
        this.room = room;
        this.clock = clock;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    /** How many sockets it has had. */
    int sockets() {
        return sockets.get();
    }

    /** The texts in the order in which they were shown. */
    synchronized List<String> shown() {
        if (failure != null) {
            throw new AssertionError("a client gave up", failure);
        }
        return List.copyOf(shown);
    }

    private void run() {
        try {
            while (!closed) {
                visit();
            }
        } catch (RuntimeException | AssertionError | InterruptedException e) {
            if (!closed) {
                synchronized (this) {
                    failure = e;
                }
            }
        }
    }

    private void visit() throws InterruptedException {
        try {
            WireSocket socket = WireSocket.open(target, person.access(), clock);
            sockets.incrementAndGet();
            socket.hello(person, Optional.empty());
            follow(socket);
            socket.drop();
        } catch (IOException | WireSocket.SocketEnded e) {
            LockSupport.parkNanos(LOOK_NANOS); // and again
        }
    }

    private void follow(WireSocket socket) throws IOException {
        readOn();
        int seen = 0;
        long gapSince = System.nanoTime();
        while (!closed && !socket.isClosed()) {
            List<Entry> entries = socket.entries(room);
            seen = hold(entries, seen);
            if (!gap()) {
                gapSince = System.nanoTime();
            } else if (System.nanoTime() - gapSince > HOLD.toNanos()) {
                readOn();
                gapSince = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private synchronized int hold(List<Entry> entries, int seen) {
        entries.subList(seen, entries.size()).forEach(each -> held.put(each.seq(), each));
        show();
        return entries.size();
    }

    private synchronized boolean gap() {
        return !held.isEmpty();
    }

    /** What follows the last one that is shown. */
    private void readOn() throws IOException {
        boolean more = true;
        while (more) {
            Result.LogPage page;
            try {
                page = api.call(person, log());
            } catch (Refused e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                return; // a worker ended in the middle; the gap is still there
            }
            synchronized (this) {
                for (LogLine line : page.list()) {
                    if (line instanceof Entry entry) {
                        held.put(entry.seq(), entry);
                    } else if (line.seq() <= last + 1) {
                        last = Math.max(last, line.to());
                    }
                    show();
                }
            }
            more = page.more();
        }
    }

    private synchronized SessionOp.LogRead log() {
        return new SessionOp.LogRead(
                room, last, Optional.empty(), Optional.of(100), Optional.empty());
    }

    private synchronized void show() {
        held.keySet().removeIf(seq -> seq <= last);
        while (held.containsKey(last + 1)) {
            Entry next = held.remove(++last);
            if (next != null && next.d() instanceof EntryData.MessagePosted posted) {
                shown.add(posted.text());
            }
        }
    }

    /** Looks again, as a client does now and then: an entry may be lost without a gap after it. */
    void sync() throws IOException {
        readOn();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
