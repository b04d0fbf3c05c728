package parley.server.aws.lambda;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Limits;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.WireError;
import parley.server.Outcome;
import parley.server.WorkspaceOperations;
import parley.server.account.AuthService;
import parley.server.account.Identity;
import parley.server.aws.backend.Backend;

/** The HTTP API: signing in, every operation without a socket, and whether it lives. */
final class HttpEvents {
    /** A register body with every member at its longest, and then some. */
    private static final int MAX_BODY = 8_192;

    private final Backend backend;
    private final Codec codec;
    private final AuthService auth;
    private final List<String> caps = WorkspaceOperations.CAPS.stream().sorted().toList();
    private final Map<String, Endpoint> routes = new TreeMap<>();

    HttpEvents(Backend backend, Edge edge) {
        this.backend = backend;
        this.codec = backend.codec();
        this.auth = backend.auth();
        routes.put("/v1/server", get(_ -> answer(Outcome.ok(auth.serverInfo(caps)))));
        routes.put("/v1/auth/keys", get(_ -> answer(Outcome.ok(auth.keys()))));
        routes.put(
                "/v1/auth/register",
                post(
                        MAX_BODY,
                        event ->
                                answer(
                                        auth.register(
                                                body(event, AuthApi.Register.class),
                                                edge.from(event)))));
        routes.put(
                "/v1/auth/login",
                post(
                        MAX_BODY,
                        event ->
                                answer(
                                        auth.login(
                                                body(event, AuthApi.Login.class),
                                                edge.from(event)))));
        routes.put(
                "/v1/auth/refresh",
                post(MAX_BODY, event -> answer(auth.refresh(body(event, AuthApi.Refresh.class)))));
        routes.put(
                "/v1/auth/logout", post(MAX_BODY, signedIn((_, who) -> answer(auth.logout(who)))));
        routes.put(
                "/v1/auth/ticket", post(MAX_BODY, signedIn((_, who) -> answer(auth.ticket(who)))));
        routes.put("/v1/call", post(Limits.ENVELOPE, signedIn(this::call)));
        routes.put("/healthz", get(_ -> Reply.text("ok\n")));
        routes.put("/readyz", get(_ -> ready()));
    }

    private record Endpoint(String method, int maxBody, Work work) {}

    @FunctionalInterface
    private interface Work {
        Reply run(GatewayEvent event) throws ProtocolException;
    }

    @FunctionalInterface
    private interface SignedInWork {
        Reply run(GatewayEvent event, Identity who) throws ProtocolException;
    }

    private static Endpoint get(Work work) {
        return new Endpoint("GET", 0, work);
    }

    private static Endpoint post(int maxBody, Work work) {
        return new Endpoint("POST", maxBody, work);
    }

    Reply handle(GatewayEvent event) {
        Endpoint endpoint = routes.get(event.required("rawPath"));
        if (endpoint == null) {
            return Reply.problem(codec, 404, ErrorCode.NOT_FOUND, "no such path");
        }
        if (!endpoint.method().equals(event.method())) {
            return Reply.problem(codec, 405, ErrorCode.BAD_REQUEST, "method not allowed")
                    .with("Allow", endpoint.method());
        }
        if (event.body().length > endpoint.maxBody() && endpoint.maxBody() > 0) {
            return Reply.problem(codec, 413, ErrorCode.TOO_LARGE, "the body is too large");
        }
        try {
            return endpoint.work().run(event);
        } catch (ProtocolException e) {
            return Reply.problem(codec, e.error());
        }
    }

    private Work signedIn(SignedInWork work) {
        return event -> {
            Outcome<Identity> who =
                    event.bearer().isEmpty()
                            ? Outcome.problem(
                                    ErrorCode.UNAUTHENTICATED, "an access token is needed")
                            : auth.authenticate(event.bearer().get());
            return switch (who) {
                case Outcome.Ok<Identity>(Identity identity) -> work.run(event, identity);
                case Outcome.Problem<Identity> problem -> problem(problem);
            };
        };
    }

    private Reply call(GatewayEvent event, Identity who) throws ProtocolException {
        Request request;
        try {
            request = codec.decodeRequest(event.body());
        } catch (ProtocolException e) {
            if (e.id().isEmpty()) {
                throw e;
            }
            return envelope(new Response.Failure(e.id(), e.error()));
        }
        long wait = backend.limits().take(who.caller(), request.op());
        if (wait > 0) {
            return envelope(
                    new Response.Failure(
                            request.id().orElse(""),
                            WireError.later(ErrorCode.RATE_LIMITED, "too many", wait)));
        }
        CompletableFuture<Response> response = new CompletableFuture<>();
        backend.operations().call(who.caller(), request, Limits.HTTP_ANSWER, response::complete);
        return envelope(response.join());
    }

    private Reply envelope(Response response) {
        try {
            return Reply.json(codec.encode(response, Limits.HTTP_ANSWER));
        } catch (ProtocolException e) {
            return Reply.problem(
                    codec, WireError.of(ErrorCode.INTERNAL, "the answer does not fit"));
        }
    }

    private Reply ready() {
        backend.accounts().refresh();
        return Reply.text("ready\n");
    }

    private Reply answer(Outcome<? extends Record> outcome) {
        return switch (outcome) {
            case Outcome.Ok<? extends Record>(Record value) -> Reply.json(codec.encodeBody(value));
            case Outcome.Problem<? extends Record> problem -> problem(problem);
        };
    }

    private Reply problem(Outcome.Problem<?> problem) {
        return Reply.problem(codec, problem.status(), problem.error());
    }

    private <T extends Record> T body(GatewayEvent event, Class<T> type) throws ProtocolException {
        return codec.decodeBody(event.body(), type);
    }
}
