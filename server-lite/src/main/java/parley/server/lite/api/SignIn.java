package parley.server.lite.api;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.server.Outcome;
import parley.server.account.AuthService;
import parley.server.lite.http.Routes;

/** The sign-in endpoints; docs/protocol.md, section "Signing in". */
public final class SignIn {
    /** A register body with every member at its longest, and then some. */
    private static final int MAX_BODY = 8_192;

    private final AuthService auth;
    private final List<String> caps;
    private final JsonEndpoints json;

    public SignIn(Codec codec, AuthService auth, Collection<String> caps) {
        this.auth = auth;
        this.caps = caps.stream().sorted().toList();
        this.json = new JsonEndpoints(codec, auth);
    }

    /**
     * Adds the endpoints.
     *
     * @param hashing workers for what costs a password hash
     * @param workers for the rest
     */
    public void addTo(Routes routes, Executor hashing, Executor workers) {
        routes.get("/v1/server", json.on(workers, _ -> Outcome.ok(auth.serverInfo(caps))));
        routes.get("/v1/auth/keys", json.on(workers, _ -> Outcome.ok(auth.keys())));
        routes.post(
                "/v1/auth/register",
                MAX_BODY,
                json.on(
                        hashing,
                        call ->
                                auth.register(
                                        json.body(call, AuthApi.Register.class), call.from())));
        routes.post(
                "/v1/auth/login",
                MAX_BODY,
                json.on(
                        hashing,
                        call -> auth.login(json.body(call, AuthApi.Login.class), call.from())));
        routes.post(
                "/v1/auth/refresh",
                MAX_BODY,
                json.on(workers, call -> auth.refresh(json.body(call, AuthApi.Refresh.class))));
        routes.post(
                "/v1/auth/logout",
                MAX_BODY,
                json.signedIn(
                        workers, (_, who, reply) -> reply.accept(json.answer(auth.logout(who)))));
        routes.post(
                "/v1/auth/ticket",
                MAX_BODY,
                json.signedIn(
                        workers, (_, who, reply) -> reply.accept(json.answer(auth.ticket(who)))));
    }
}
