package parley.conformance.wire;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import parley.protocol.AuthApi;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.WireError;

/**
 * The HTTP side of a server: sign-in and {@code /v1/call}. Each call is one request that is never
 * repeated by itself. Safe for use by many threads; a {@link Refused} carries the server's error.
 */
public final class HttpApi implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Target target;
    private final InstantSource clock;
    private final OkHttpClient http;
    private final Codec codec = new Codec();

    public HttpApi(Target target, InstantSource clock) {
        this.target = target;
        this.clock = clock;
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .callTimeout(PATIENCE)
                        .connectTimeout(PATIENCE)
                        .readTimeout(PATIENCE)
                        .writeTimeout(PATIENCE)
                        .retryOnConnectionFailure(false)
                        .followRedirects(false);
        target.trust()
                .ifPresent(trust ->
                        builder.sslSocketFactory(PinTrust.sockets(trust), trust)
                                .hostnameVerifier((_, _) -> true));
        this.http = builder.build();
    }

    public AuthApi.ServerInfo server() throws IOException {
        return read(get("/v1/server", Map.of()), AuthApi.ServerInfo.class, "GET /v1/server");
    }

    public AuthApi.Session register(AuthApi.Register body) throws IOException {
        return auth("register", Optional.empty(), body, AuthApi.Session.class);
    }

    public AuthApi.Session login(AuthApi.Login body) throws IOException {
        return auth("login", Optional.empty(), body, AuthApi.Session.class);
    }

    public AuthApi.Tokens refresh(String refresh) throws IOException {
        return auth(
                "refresh", Optional.empty(), new AuthApi.Refresh(refresh), AuthApi.Tokens.class);
    }

    public void logout(String access) throws IOException {
        auth("logout", Optional.of(access), new AuthApi.Empty(), AuthApi.Empty.class);
    }

    public String ticket(String access) throws IOException {
        return auth("ticket", Optional.of(access), new AuthApi.Empty(), AuthApi.Ticket.class)
                .ticket();
    }

    /** One operation with a new {@code cid} if it changes something. */
    public <R extends Result> R call(Person person, Op<R> op) throws IOException {
        return call(person, op, Cid.create(clock));
    }

    /**
     * One operation, and again as told when it was too fast; {@code cid} is sent only if it changes
     * something.
     */
    public <R extends Result> R call(Person person, Op<R> op, Cid cid) throws IOException {
        while (true) {
            try {
                return callOnce(person, op, cid);
            } catch (Refused e) {
                e.obey();
            }
        }
    }

    @SuppressWarnings("unchecked") // the codec read the form that belongs to this operation
    private <R extends Result> R callOnce(Person person, Op<R> op, Cid cid) throws IOException {
        Response response = respond(person.access(), request(op, cid));
        return switch (response) {
            case Response.Success success -> (R) success.d();
            case Response.Failure failure -> throw new Refused(200, OpNames.of(op), failure.err());
        };
    }

    /** The response to a request, error or not. */
    public Response respond(String access, Request request) throws IOException {
        HttpAnswer answer = post("/v1/call", bearer(access), encode(request));
        String what = OpNames.of(request.op());
        if (answer.status() != 200) {
            throw refused(answer, what);
        }
        try {
            return codec.decodeAnswer(answer.body().toByteArray(), request.op());
        } catch (ProtocolException e) {
            throw new AssertionError("cannot read the answer to " + what + ": " + answer.text(), e);
        }
    }

    public HttpAnswer get(String path, Map<String, String> headers) throws IOException {
        return send(path, headers, "GET", null);
    }

    public HttpAnswer post(String path, Map<String, String> headers, byte[] body)
            throws IOException {
        return send(path, headers, "POST", RequestBody.create(body, JSON));
    }

    /** Puts bytes where a server said, with the headers it said and no token. */
    public HttpAnswer put(Result.Put to, byte[] body) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        to.headers().forEach(each -> headers.put(each.name(), each.value()));
        return send(to.url(), headers, to.method(), RequestBody.create(body));
    }

    public HttpAnswer head(String path) throws IOException {
        return send(path, Map.of(), "HEAD", null);
    }

    public static Map<String, String> bearer(String access) {
        return Map.of("Authorization", "Bearer " + access);
    }

    /** Closes idle connections. */
    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }

    private static Request request(Op<?> op, Cid cid) {
        return OpNames.mutates(op.getClass())
                ? Request.change("h1", cid, op)
                : Request.read("h1", op);
    }

    private byte[] encode(Request request) {
        try {
            return codec.encode(request);
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("a request too large to be sent", e);
        }
    }

    private <T extends Record> T auth(
            String endpoint, Optional<String> access, Record body, Class<T> answer)
            throws IOException {
        Map<String, String> headers = access.map(HttpApi::bearer).orElseGet(Map::of);
        String path = "/v1/auth/" + endpoint;
        return read(post(path, headers, codec.encodeBody(body)), answer, path);
    }

    private <T extends Record> T read(HttpAnswer answer, Class<T> type, String what) {
        if (answer.status() != 200) {
            throw refused(answer, what);
        }
        try {
            return codec.decodeBody(answer.body().toByteArray(), type);
        } catch (ProtocolException e) {
            throw new AssertionError("cannot read the answer to " + what + ": " + answer.text(), e);
        }
    }

    private Refused refused(HttpAnswer answer, String what) {
        WireError error;
        try {
            error = codec.decodeBody(answer.body().toByteArray(), AuthApi.Problem.class).err();
        } catch (ProtocolException e) {
            error = WireError.of(ErrorCode.INTERNAL, "status without an error: " + answer.text());
        }
        return new Refused(answer.status(), what, error);
    }

    private HttpAnswer send(
            String path, Map<String, String> headers, String method, @Nullable RequestBody body)
            throws IOException {
        okhttp3.Request.Builder request =
                new okhttp3.Request.Builder()
                        .url(target.url().resolve(path).toString())
                        .method(method, body);
        headers.forEach(request::header);
        try (okhttp3.Response response = http.newCall(request.build()).execute()) {
            return new HttpAnswer(
                    response.code(), response.headers(), response.body().byteString());
        }
    }
}
