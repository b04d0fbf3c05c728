package parley.server.aws.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.aws.backend.Backend;
import parley.server.aws.queue.QueueWorker;

/**
 * All events of a worker, one at a time. When it returns nothing is under way any more, because the
 * worker is stopped until the next event.
 */
public final class EventRouter {
    private static final Logger LOG = LoggerFactory.getLogger(EventRouter.class);
    private static final long RETRY_MS = 1_000;

    private final Backend backend;
    private final HttpEvents http;
    private final SocketEvents sockets;
    private final AuthorizerEvents authorizer;
    private final QueueWorker queue;

    /** {@code origins} of web pages that may connect. */
    public EventRouter(Backend backend, Set<String> origins) {
        this(backend, origins, Edge.NONE, Duration.ZERO);
    }

    /** {@code apart} are two batches of what waited in the queue. */
    EventRouter(Backend backend, Set<String> origins, Edge edge, Duration apart) {
        this.backend = backend;
        this.http = new HttpEvents(backend, edge);
        this.sockets = new SocketEvents(backend);
        this.authorizer = new AuthorizerEvents(backend.auth(), origins);
        this.queue = new QueueWorker(backend.delivery()::postNow, apart);
    }

    /** An event to its answer, both JSON in UTF-8. */
    public byte[] handle(byte[] event) {
        GatewayEvent read = GatewayEvent.read(event);
        backend.accounts().refresh();
        if (read.text("methodArn").isPresent()) {
            return authorizer.handle(read);
        }
        if (QueueWorker.isFor(read.json())) {
            queue.handle(read.json());
            return Reply.NOTHING.encode();
        }
        if (read.text("source").isPresent()) {
            chores(read);
            return Reply.NOTHING.encode();
        }
        try {
            return answer(read).encode();
        } catch (RuntimeException e) {
            LOG.error("cannot answer an event", e);
            return Reply.problem(
                            backend.codec(),
                            WireError.later(ErrorCode.INTERNAL, "internal error", RETRY_MS))
                    .encode();
        }
    }

    private Reply answer(GatewayEvent event) {
        try {
            return event.text("requestContext", "eventType").isPresent()
                    ? sockets.handle(event)
                    : http.handle(event);
        } finally {
            backend.operations().settle();
        }
    }

    /**
     * What a clock asks for once a minute: messages whose time has come, and in two minutes of an
     * hour what is done hourly. What fails is thrown once the rest is done, so that Lambda counts
     * the invocation as failed and tries again.
     */
    private void chores(GatewayEvent event) {
        List<Runnable> all = new ArrayList<>();
        all.add(backend.operations()::sendWaiting);
        switch (time(event).atOffset(ZoneOffset.UTC).getMinute()) {
            case 0 -> all.add(backend.operations()::sweep);
            case 30 -> all.add(backend.contents()::run);
            default -> {
                // nothing that is done hourly
            }
        }
        RuntimeException failed = null;
        for (Runnable each : all) {
            try {
                each.run();
            } catch (RuntimeException e) {
                LOG.error("something the clock asked for was not done", e);
                failed = e;
            }
        }
        backend.operations().settle();
        if (failed != null) {
            throw failed;
        }
    }

    /** When the clock meant it, which may be before now. */
    private Instant time(GatewayEvent event) {
        return event.text("time").map(Instant::parse).orElseGet(backend.clock()::instant);
    }
}
