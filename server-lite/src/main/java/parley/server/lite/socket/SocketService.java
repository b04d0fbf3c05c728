package parley.server.lite.socket;

import parley.protocol.Request;

/** What stands behind the sockets. Called on the connection's event loop, so it must not wait. */
public interface SocketService {
    /** The connection is there; its hello is still to come. Called once, first. */
    void started(SocketConnection connection);

    /**
     * A well-formed request, in the order of sending. {@code hello} comes first. It counts as
     * waiting until a {@link Reply} to it is settled.
     */
    void request(SocketConnection from, Request request);

    /** The connection has ended; nothing more comes from it. Called once. */
    void ended(SocketConnection connection);
}
