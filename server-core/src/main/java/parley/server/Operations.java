package parley.server;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.server.session.Caller;
import parley.server.session.Connection;

/**
 * The one way in: every operation of the protocol, however it arrived. Safe for use by many
 * threads, and no call blocks; where an answer needs the store it comes later.
 */
public interface Operations {
    /**
     * Carries out a request from a socket. {@code reply} is called exactly once, on any thread: for
     * what changes something durable within {@link parley.server.delivery.Delivery#committed},
     * after the commit.
     */
    void handle(Connection connection, Request request, Consumer<Response> reply);

    /** Carries out a request that has no socket; {@code maxBytes} bounds the answer. */
    void call(Caller caller, Request request, int maxBytes, Consumer<Response> reply);

    /** The transport has read all there was to read: what it handed over is carried out now. */
    void turnEnded();

    /** The socket is gone: nothing is sent to it any more. */
    void closed(Connection connection);

    /** Who this user is now, or nothing when they may not come in. Does not block. */
    Optional<Result.You> you(Caller caller);
}
