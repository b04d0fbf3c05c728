package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.conformance.wire.Person;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/**
 * Somebody who follows one room over a bad line as the protocol says: the token, then the log from
 * the last place held, then what was not acknowledged. Holds each place once and refuses a gap.
 */
final class Follower {
    private final Stage stage;
    private final Person person;
    private final RoomId room;
    private final Map<Long, Entry> held = new TreeMap<>();
    private long last;
    private @Nullable String token;

    /** A message and the key it keeps however often it is sent. */
    record Sending(MessageOp.Send send, Cid cid) {}

    Follower(Stage stage, Person person, RoomId room) {
        this.stage = stage;
        this.person = person;
        this.room = room;
    }

    /** Connects, catches up, sends and leaves; false when the line broke on the way. */
    boolean visit(Target target, Optional<Sending> sending) throws InterruptedException {
        try {
            WireSocket socket = stage.silent(person, target);
            Result.Welcome welcome = socket.hello(person, Optional.ofNullable(token));
            Result.SyncPage page = welcome.sync().orElse(null);
            if (page == null || page.more()) {
                SyncScenarios.Pages pages =
                        SyncScenarios.read(socket, Optional.ofNullable(token), 50);
                catchUp(socket);
                token = pages.token;
            } else {
                catchUp(socket);
                token = page.token();
            }
            if (sending.isPresent()) {
                Result.Sent sent = socket.call(sending.get().send(), sending.get().cid());
                catchUp(socket);
                assertThat(held).containsKey(sent.seq().orElseThrow());
            }
            socket.close();
            return true;
        } catch (IOException | WireSocket.SocketEnded e) {
            return false;
        }
    }

    /** Visits until the message is acknowledged, always with the same key. */
    void insist(Target target, MessageOp.Send send) throws InterruptedException {
        Sending sending = new Sending(send, stage.cid());
        for (int tries = 0; tries < 10; tries++) {
            if (visit(target, Optional.of(sending))) {
                return;
            }
        }
        throw new AssertionError("ten visits in vain");
    }

    /** The texts that start so, in the order of the room. */
    List<String> texts(String start) {
        return held.values().stream()
                .map(Entry::d)
                .filter(EntryData.MessagePosted.class::isInstance)
                .map(data -> ((EntryData.MessagePosted) data).text())
                .filter(text -> text.startsWith(start))
                .toList();
    }

    private void catchUp(WireSocket socket) {
        boolean more = true;
        while (more) {
            Result.LogPage page = socket.call(read());
            for (LogLine line : page.list()) {
                assertThat(line.seq()).as("the next place").isEqualTo(last + 1);
                if (line instanceof Entry entry) {
                    held.put(entry.seq(), entry);
                }
                last = line.to();
            }
            more = page.more();
        }
        for (Entry live : socket.entries(room)) {
            Entry before = held.get(live.seq());
            assertThat(before == null || before.equals(live)).isTrue();
        }
    }

    private SessionOp.LogRead read() {
        return LogScenarios.read(room, last, 100);
    }
}
