package parley.server.lite.socket;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.WireError;
import parley.server.Operations;

/**
 * Collects the requests of one turn of an event loop and hands them over together at its end, so
 * that they share a commit; a lone request waits for nothing. On its loop only.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private record Waiting(SocketConnection from, Request request) {}

    private final LoopTurn turn;
    private final Operations operations;
    private List<Waiting> collected = new ArrayList<>();
    private List<Waiting> handing = new ArrayList<>();

    Inbox(LoopTurn turn, Operations operations) {
        this.turn = turn;
        this.operations = operations;
    }

    void add(SocketConnection from, Request request) {
        collected.add(new Waiting(from, request));
        if (collected.size() == 1) {
            // Runs after everything that this turn still reads.
            turn.loop().execute(this::handOver);
        }
    }

    private void handOver() {
        List<Waiting> now = collected;
        collected = handing;
        handing = now;
        for (Waiting each : now) {
            handOver(each);
        }
        now.clear();
        operations.turnEnded();
    }

    /** A bug in one operation must not take the loop's other connections with it. */
    private void handOver(Waiting each) {
        Reply reply = new Reply(each.from(), each.request());
        try {
            operations.handle(each.from(), each.request(), reply);
        } catch (RuntimeException e) {
            LOG.error("cannot carry out {}", each.request().op().getClass().getSimpleName(), e);
            reply.accept(
                    new Response.Failure(
                            each.request().id().orElse(""),
                            WireError.later(ErrorCode.INTERNAL, "internal error", 1_000)));
        }
    }
}
