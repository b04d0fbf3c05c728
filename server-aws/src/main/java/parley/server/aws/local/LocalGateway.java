package parley.server.aws.local;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.Event;
import parley.server.aws.local.gateway.Gateway;
import parley.server.aws.local.gateway.GatewayPlan;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.local.gateway.InvocationException;
import parley.server.aws.local.gateway.Lambda;

/** The double of API Gateway as Parley's stack sets it up, and the schedule of its chores. */
public final class LocalGateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalGateway.class);

    private final CompletableFuture<Lambda> workers = new CompletableFuture<>();
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parley-schedule").factory());
    private final InstantSource clock = InstantSource.system();
    private final Gateway gateway;

    /** Listens; {@code port} 0: a free one. Nothing is answered before {@link #serve}. */
    public LocalGateway(GatewayRules rules, int port, Optional<LocalTls> tls) throws IOException {
        String pong = new String(new Codec().encode(new Event.Pong()), StandardCharsets.UTF_8);
        Optional<SslContext> secure =
                tls.isPresent() ? Optional.of(tls.get().server()) : Optional.empty();
        this.gateway =
                Gateway.start(
                        new GatewayPlan("/v1/ws", "op", Map.of("ping", pong)),
                        rules,
                        event -> workers.join().invoke(event),
                        clock,
                        port,
                        secure);
    }

    /** Every event goes to these from now on; {@code chores} apart is the clock's. */
    @SuppressWarnings("FutureReturnValueIgnored") // doChores throws nothing
    public void serve(Lambda lambda, Duration chores) {
        workers.complete(lambda);
        schedule.scheduleWithFixedDelay(
                this::doChores, chores.toMillis(), chores.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void doChores() {
        try {
            String event =
                    "{\"source\":\"aws.scheduler\",\"time\":\""
                            + clock.instant().truncatedTo(ChronoUnit.SECONDS)
                            + "\"}";
            workers.join().invoke(event.getBytes(StandardCharsets.UTF_8));
        } catch (InvocationException e) {
            LOG.warn("the chores were not done: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Gateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        gateway.close();
    }
}
