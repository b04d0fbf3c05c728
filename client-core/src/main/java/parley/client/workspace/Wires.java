package parley.client.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import parley.client.address.Address;
import parley.client.connection.ConnectionEvent;
import parley.client.net.WireSocket;
import parley.client.net.WireSocketListener;
import parley.client.trust.Tls;

/**
 * The open sockets of one workspace. Used by the engine's thread; what sockets tell is handed to
 * it. A server that sends faster than the engine works is read more slowly.
 */
final class Wires {
    /** Frames read and not worked on yet, for each socket. */
    private static final int MOST_WAITING = 256;

    private final Address address;
    private final Optional<Tls> tls;
    private final Map<Integer, Wire> wires = new HashMap<>();
    private final Inbox inbox;

    /** Where things go that happened on a socket; called by its reading thread. */
    interface Inbox {
        void tell(ConnectionEvent event);

        void frame(int socket, byte[] frame, Runnable worked);
    }

    private record Wire(WireSocket socket, Semaphore room) {}

    Wires(Address address, Optional<Tls> tls, Inbox inbox) {
        this.address = address;
        this.tls = tls;
        this.inbox = inbox;
    }

    void open(int number, String access) {
        Semaphore room = new Semaphore(MOST_WAITING);
        WireSocket socket = WireSocket.open(address, tls, access, new Reader(number, room));
        wires.put(number, new Wire(socket, room));
    }

    void send(int number, byte[] frame) {
        Wire wire = wires.get(number);
        if (wire != null) {
            wire.socket.send(frame);
        }
    }

    void close(int number, int code) {
        end(number, wire -> wire.socket.close(code));
    }

    /** The socket ended by itself. */
    void ended(int number) {
        end(number, _ -> {});
    }

    private void end(int number, Consumer<Wire> how) {
        Wire wire = wires.remove(number);
        if (wire != null) {
            wire.room.release(Integer.MAX_VALUE / 2);
            how.accept(wire);
        }
    }

    void closeAll(int code) {
        for (int number : wires.keySet().toArray(new Integer[0])) {
            close(number, code);
        }
    }

    private final class Reader implements WireSocketListener {
        private final int number;
        private final Semaphore room;

        Reader(int number, Semaphore room) {
            this.number = number;
            this.room = room;
        }

        @Override
        public void opened() {
            inbox.tell(new ConnectionEvent.Opened(number));
        }

        @Override
        public void received(byte[] frame) {
            room.acquireUninterruptibly();
            inbox.frame(number, frame, room::release);
        }

        @Override
        public void ended(Ending ending) {
            inbox.tell(
                    switch (ending) {
                        case Ending.Closed c -> new ConnectionEvent.Closed(number, c.code());
                        case Ending.Unreachable u ->
                                failed(new ConnectionEvent.Failure.Unreachable(u.detail()));
                        case Ending.Untrusted u ->
                                failed(new ConnectionEvent.Failure.Untrusted(u.problem()));
                        case Ending.Refused r ->
                                failed(
                                        new ConnectionEvent.Failure.Status(
                                                r.status(), Optional.empty()));
                    });
        }

        private ConnectionEvent failed(ConnectionEvent.Failure failure) {
            return new ConnectionEvent.OpenFailed(number, failure);
        }
    }
}
