package parley.client.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.TlsVersion;
import okio.BufferedSource;
import parley.client.address.Address;
import parley.client.net.ApiException.Failure;
import parley.client.trust.Tls;
import parley.client.trust.TrustProblem;
import parley.client.trust.UntrustedException;
import parley.protocol.AuthApi;
import parley.protocol.Codec;
import parley.protocol.Limits;
import parley.protocol.Op;
import parley.protocol.ProtocolException;

/**
 * The server's HTTP side. Every call blocks, at most {@link #PATIENCE}. Follows no redirect, keeps
 * no cookie, reads at most 1 MiB. Safe for use by many threads.
 */
public final class HttpApi implements AutoCloseable {
    /** Longest a call takes. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final MediaType JSON = MediaType.get("application/json");

    private final Address address;
    private final Codec codec;
    private final OkHttpClient http;

    public HttpApi(Address address, Optional<Tls> tls, Codec codec) {
        this.address = address;
        this.codec = codec;
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .readTimeout(Duration.ofSeconds(10))
                        .writeTimeout(Duration.ofSeconds(10))
                        .callTimeout(PATIENCE)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(true)
                        .dispatcher(new Dispatcher())
                        .connectionPool(new ConnectionPool(2, 30, TimeUnit.SECONDS));
        if (address.security() != Address.Security.PUBLIC_TLS) {
            builder.proxy(Proxy.NO_PROXY);
        }
        if (tls.isPresent()) {
            builder.sslSocketFactory(tls.get().sockets(), tls.get().trust());
            builder.connectionSpecs(List.of(spec(tls.get())));
            if (!tls.get().checksName()) {
                builder.hostnameVerifier((_, _) -> true);
            }
        } else {
            builder.connectionSpecs(List.of(ConnectionSpec.CLEARTEXT));
        }
        this.http = builder.build();
    }

    private static ConnectionSpec spec(Tls tls) {
        ConnectionSpec.Builder spec = new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS);
        return tls.only13()
                ? spec.tlsVersions(TlsVersion.TLS_1_3).build()
                : spec.tlsVersions(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2).build();
    }

    /** Who is there; needs no token. */
    public AuthApi.ServerInfo server() throws ApiException {
        return send(request("/v1/server").get().build(), AuthApi.ServerInfo.class);
    }

    public AuthApi.Session register(AuthApi.Register body) throws ApiException {
        return post("/v1/auth/register", body, Optional.empty(), AuthApi.Session.class);
    }

    public AuthApi.Session login(AuthApi.Login body) throws ApiException {
        return post("/v1/auth/login", body, Optional.empty(), AuthApi.Session.class);
    }

    public AuthApi.Tokens refresh(AuthApi.Refresh body) throws ApiException {
        return post("/v1/auth/refresh", body, Optional.empty(), AuthApi.Tokens.class);
    }

    public void logout(String access) throws ApiException {
        post("/v1/auth/logout", new AuthApi.Empty(), Optional.of(access), AuthApi.Empty.class);
    }

    /** Any operation; the answer may be as large as 1 MiB. */
    public parley.protocol.Response call(parley.protocol.Request request, String access)
            throws ApiException {
        try {
            byte[] body = codec.encode(request);
            byte[] answer = bytes(authorized("/v1/call", access).post(body(body)).build());
            return answer(answer, request.op());
        } catch (ProtocolException e) {
            throw new ApiException(new Failure.Refused(400, e.error(), Optional.empty()));
        }
    }

    private parley.protocol.Response answer(byte[] json, Op<?> op) throws ApiException {
        try {
            return codec.decodeAnswer(json, op);
        } catch (ProtocolException e) {
            throw new ApiException(new Failure.NotParley(200, String.valueOf(e.getMessage())));
        }
    }

    private <T extends Record> T post(
            String path, Record body, Optional<String> access, Class<T> type) throws ApiException {
        Request.Builder request =
                access.isPresent() ? authorized(path, access.get()) : request(path);
        return send(request.post(body(codec.encodeBody(body))).build(), type);
    }

    private static RequestBody body(byte[] json) {
        return RequestBody.create(json, JSON);
    }

    private Request.Builder authorized(String path, String access) {
        return request(path).header("Authorization", "Bearer " + access);
    }

    private Request.Builder request(String path) {
        return new Request.Builder().url(url(path)).header("Accept", "application/json");
    }

    private HttpUrl url(String path) {
        return new HttpUrl.Builder()
                .scheme(address.security() == Address.Security.PLAIN ? "http" : "https")
                .host(address.host())
                .port(address.port())
                .encodedPath(path)
                .build();
    }

    private <T extends Record> T send(Request request, Class<T> type) throws ApiException {
        byte[] json = bytes(request);
        try {
            return codec.decodeBody(json, type);
        } catch (ProtocolException e) {
            throw new ApiException(new Failure.NotParley(200, String.valueOf(e.getMessage())));
        }
    }

    private byte[] bytes(Request request) throws ApiException {
        try (Response response = http.newCall(request).execute()) {
            byte[] body = bounded(response.body().source());
            if (response.code() == 200) {
                return body;
            }
            throw new ApiException(problem(response, body));
        } catch (IOException e) {
            throw new ApiException(failure(e));
        }
    }

    private Failure problem(Response response, byte[] body) {
        try {
            AuthApi.Problem problem = codec.decodeBody(body, AuthApi.Problem.class);
            return new Failure.Refused(response.code(), problem.err(), retryAfter(response));
        } catch (ProtocolException e) {
            return new Failure.NotParley(response.code(), "HTTP status " + response.code());
        }
    }

    private static Optional<Duration> retryAfter(Response response) {
        String seconds = response.header("Retry-After", "");
        return seconds != null && seconds.matches("[0-9]{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
                : Optional.empty();
    }

    private static byte[] bounded(BufferedSource source) throws IOException {
        if (source.request(Limits.HTTP_ANSWER + 1L)) {
            throw new IOException("an answer of more than " + Limits.HTTP_ANSWER + " bytes");
        }
        return source.readByteArray();
    }

    private static Failure failure(IOException e) {
        Optional<TrustProblem> problem = UntrustedException.in(e);
        if (problem.isPresent()) {
            return new Failure.Untrusted(problem.get());
        }
        if (e instanceof InterruptedIOException) {
            return new Failure.Unreachable("no answer in time");
        }
        if (e instanceof SSLException tls && TlsFailures.isAboutTrust(tls)) {
            return new Failure.Untrusted(TlsFailures.problem(tls));
        }
        return new Failure.Unreachable(String.valueOf(e.getMessage()));
    }

    /** For the bytes of files, over the same connections. */
    public Blobs blobs() {
        return new Blobs(http, url("/"), codec);
    }

    /** Ends kept connections and threads. */
    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
