package parley.server.lite.api;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.ProtocolException;
import parley.protocol.WireError;
import parley.server.Outcome;
import parley.server.account.AuthService;
import parley.server.account.Identity;
import parley.server.lite.http.Answer;
import parley.server.lite.http.Endpoint;
import parley.server.lite.http.HttpCall;

/** Turns outcomes, protocol errors and full queues into HTTP answers, for every endpoint. */
final class JsonEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(JsonEndpoints.class);
    private static final long RETRY_MS = 1_000;

    private final Codec codec;
    private final AuthService auth;

    JsonEndpoints(Codec codec, AuthService auth) {
        this.codec = codec;
        this.auth = auth;
    }

    /** Work that reads a request and decides. */
    @FunctionalInterface
    interface Work {
        Outcome<? extends Record> run(HttpCall call) throws ProtocolException;
    }

    /** Work for somebody who is signed in; it answers by itself. */
    @FunctionalInterface
    interface SignedInWork {
        void run(HttpCall call, Identity who, Consumer<Answer> reply) throws ProtocolException;
    }

    /** Runs the work on these workers; 503 when they are too busy. */
    Endpoint on(Executor workers, Work work) {
        return guarded(workers, (call, reply) -> reply.accept(answer(work.run(call))));
    }

    /** As {@link #on}, after a look at the bearer token. */
    Endpoint signedIn(Executor workers, SignedInWork work) {
        return guarded(
                workers,
                (call, reply) -> {
                    Outcome<Identity> who =
                            call.bearer().isEmpty()
                                    ? Outcome.problem(
                                            ErrorCode.UNAUTHENTICATED, "an access token is needed")
                                    : auth.authenticate(call.bearer().get());
                    switch (who) {
                        case Outcome.Ok<Identity>(Identity identity) ->
                                work.run(call, identity, reply);
                        case Outcome.Problem<Identity> problem -> reply.accept(problem(problem));
                    }
                });
    }

    Answer answer(Outcome<? extends Record> outcome) {
        return switch (outcome) {
            case Outcome.Ok<? extends Record>(Record value) -> Answer.json(codec.encodeBody(value));
            case Outcome.Problem<? extends Record> problem -> problem(problem);
        };
    }

    private Answer problem(Outcome.Problem<?> problem) {
        return Answer.problem(codec, problem.status(), problem.error());
    }

    @FunctionalInterface
    private interface Step {
        void run(HttpCall call, Consumer<Answer> reply) throws ProtocolException;
    }

    private Endpoint guarded(Executor workers, Step step) {
        return (call, reply) -> {
            try {
                workers.execute(() -> attempt(step, call, reply));
            } catch (RejectedExecutionException e) {
                LOG.warn("refused a request: all workers are busy");
                reply.accept(
                        Answer.problem(
                                codec, WireError.later(ErrorCode.UNAVAILABLE, "busy", RETRY_MS)));
            }
        };
    }

    private void attempt(Step step, HttpCall call, Consumer<Answer> reply) {
        try {
            step.run(call, reply);
        } catch (ProtocolException e) {
            reply.accept(Answer.problem(codec, e.error()));
        } catch (RuntimeException e) {
            LOG.error("cannot answer a request", e);
            reply.accept(
                    Answer.problem(
                            codec,
                            WireError.later(ErrorCode.INTERNAL, "internal error", RETRY_MS)));
        }
    }

    /** The body as a record. */
    <T extends Record> T body(HttpCall call, Class<T> type) throws ProtocolException {
        return codec.decodeBody(call.body(), type);
    }
}
