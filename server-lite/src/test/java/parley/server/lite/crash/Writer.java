package parley.server.lite.crash;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.jspecify.annotations.Nullable;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.Target;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;

/**
 * One person who writes without a pause, one unacknowledged message a room, as the protocol says.
 * What was not acknowledged when the server went is sent again, first and with the same key.
 */
final class Writer implements Runnable {
    private final Person person;
    private final List<RoomId> rooms;
    private final Supplier<Optional<Target>> server;
    private final Ledger ledger;
    private final InstantSource clock;

    /** Messages without an answer, oldest first, at most one a room; used by one thread. */
    private final Map<RoomId, Cid> waiting = new LinkedHashMap<>();

    private volatile boolean finishing;
    private int written;
    private volatile @Nullable Throwable problem;

    Writer(
            Person person,
            List<RoomId> rooms,
            Supplier<Optional<Target>> server,
            Ledger ledger,
            InstantSource clock) {
        this.person = person;
        this.rooms = rooms;
        this.server = server;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** From now on nothing new is written; the run ends when all is acknowledged. */
    void finish() {
        finishing = true;
    }

    /** Why the run ended early. */
    Optional<Throwable> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public void run() {
        try {
            while (!finishing || !waiting.isEmpty()) {
                Optional<Target> target = server.get();
                if (target.isPresent()) {
                    visit(target.get());
                }
            }
        } catch (InterruptedException | RuntimeException | Error e) {
            problem = e;
        }
    }

    private void visit(Target target) throws InterruptedException {
        try (WireSocket socket = WireSocket.open(target, person.access(), clock)) {
            greet(socket);
            while (!finishing || !waiting.isEmpty()) {
                for (RoomId room : rooms) {
                    if (waiting.containsKey(room) || !finishing) {
                        write(socket, room);
                    }
                }
            }
        } catch (IOException | WireSocket.SocketEnded e) {
            // the server was killed, or is not there yet: the next visit goes on
        } catch (WebsocketNotConnectedException e) {
            // the same, noticed while sending
        }
    }

    private void greet(WireSocket socket) throws InterruptedException {
        while (true) {
            try {
                socket.hello(person, Optional.empty());
                return;
            } catch (Refused e) {
                waitAsTold(e);
            }
        }
    }

    private void write(WireSocket socket, RoomId room) throws InterruptedException {
        Cid cid = waiting.computeIfAbsent(room, _ -> Cid.create(clock));
        MessageOp.Send send =
                ledger.sent(cid)
                        .orElseGet(
                                () -> MessageOp.Send.plain(room, person.name() + " " + ++written));
        ledger.sent(cid, send);
        try {
            Result.Sent sent = socket.call(send, cid);
            ledger.acknowledged(cid, sent.seq().orElseThrow());
            waiting.remove(room);
        } catch (Refused e) {
            waitAsTold(e);
        }
    }

    private static void waitAsTold(Refused e) throws InterruptedException {
        Thread.sleep(Math.min(200, e.error().retryMs().orElseThrow(() -> e)));
    }
}
