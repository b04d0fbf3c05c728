package parley.server.lite.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.lite.http.Answer;
import parley.server.lite.http.HttpCall;
import parley.server.lite.http.Routes;
import parley.server.lite.metrics.Metrics;

/** For those who watch over the server: whether it lives, whether it serves, and how it does. */
public final class Watching {
    private final Codec codec;
    private final Metrics metrics;
    private final Optional<String> token;
    private final BooleanSupplier ready;

    /**
     * Nothing is served yet.
     *
     * @param token opens the figures from anywhere; from this machine they are open
     * @param ready whether messages can be written now
     */
    public Watching(Codec codec, Metrics metrics, Optional<String> token, BooleanSupplier ready) {
        this.codec = codec;
        this.metrics = metrics;
        this.token = token;
        this.ready = ready;
    }

    public void addTo(Routes routes) {
        routes.get("/healthz", (_, reply) -> reply.accept(Answer.text(200, "ok\n")));
        routes.get(
                "/readyz",
                (_, reply) ->
                        reply.accept(
                                ready.getAsBoolean()
                                        ? Answer.text(200, "ready\n")
                                        : Answer.text(503, "not ready\n")));
        routes.get(
                "/metrics",
                (call, reply) ->
                        reply.accept(
                                mayRead(call)
                                        ? Answer.text(200, metrics.text())
                                        : Answer.problem(
                                                codec,
                                                WireError.of(
                                                        ErrorCode.FORBIDDEN,
                                                        "only from this machine or with the token"))));
    }

    private boolean mayRead(HttpCall call) {
        return call.from().isLoopbackAddress()
                || token.isPresent()
                        && call.bearer().isPresent()
                        && MessageDigest.isEqual(
                                token.get().getBytes(StandardCharsets.UTF_8),
                                call.bearer().get().getBytes(StandardCharsets.UTF_8));
    }
}
