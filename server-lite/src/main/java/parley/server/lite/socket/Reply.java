package parley.server.lite.socket;

import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.SessionOp;

/** The place a request's answer goes to; without an id nothing is sent. Called on any thread. */
final class Reply implements Consumer<Response> {
    private final SocketConnection connection;
    private final boolean wanted;
    private final boolean hello;

    Reply(SocketConnection connection, Request request) {
        this.connection = connection;
        this.wanted = request.id().isPresent();
        this.hello = request.op() instanceof SessionOp.Hello;
    }

    SocketConnection connection() {
        return connection;
    }

    @Override
    public void accept(Response response) {
        if (connection.turn().loop().inEventLoop()) {
            answer(response);
        } else {
            connection.turn().loop().execute(() -> answer(response));
        }
    }

    private void answer(Response response) {
        if (settle(response)) {
            connection.reply(response);
        }
        if (response instanceof Response.Failure failure
                && failure.err().code() == ErrorCode.RATE_LIMITED) {
            connection.limited();
        }
    }

    /** On the loop: notes that the request is done. Whether the answer is to be sent. */
    boolean settle(Response response) {
        connection.answered();
        if (hello) {
            connection.greeted(response instanceof Response.Success);
        }
        return wanted;
    }
}
