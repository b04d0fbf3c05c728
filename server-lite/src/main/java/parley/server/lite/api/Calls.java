package parley.server.lite.api;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.WireError;
import parley.server.Operations;
import parley.server.account.AuthService;
import parley.server.account.Identity;
import parley.server.limit.RequestLimits;
import parley.server.lite.http.Answer;
import parley.server.lite.http.HttpCall;
import parley.server.lite.http.Routes;

/** {@code POST /v1/call}: every operation without a socket; an answer may be 1 MiB. */
public final class Calls {
    private final Codec codec;
    private final Operations operations;
    private final RequestLimits limits;
    private final JsonEndpoints json;

    public Calls(Codec codec, AuthService auth, Operations operations, RequestLimits limits) {
        this.codec = codec;
        this.operations = operations;
        this.limits = limits;
        this.json = new JsonEndpoints(codec, auth);
    }

    public void addTo(Routes routes, Executor workers) {
        routes.post("/v1/call", Limits.ENVELOPE, json.signedIn(workers, this::call));
    }

    private void call(HttpCall call, Identity who, Consumer<Answer> reply)
            throws ProtocolException {
        Request request;
        try {
            request = codec.decodeRequest(call.body());
        } catch (ProtocolException e) {
            if (e.id().isEmpty()) {
                throw e;
            }
            reply.accept(envelope(new Response.Failure(e.id(), e.error())));
            return;
        }
        long wait = limits.take(who.caller(), request.op());
        if (wait > 0) {
            reply.accept(
                    envelope(
                            new Response.Failure(
                                    request.id().orElse(""),
                                    WireError.later(ErrorCode.RATE_LIMITED, "too many", wait))));
        } else {
            operations.call(
                    who.caller(),
                    request,
                    Limits.HTTP_ANSWER,
                    response -> reply.accept(envelope(response)));
        }
    }

    private Answer envelope(Response response) {
        try {
            return Answer.json(codec.encode(response, Limits.HTTP_ANSWER));
        } catch (ProtocolException e) {
            return Answer.problem(
                    codec, WireError.of(ErrorCode.INTERNAL, "the answer does not fit"));
        }
    }
}
