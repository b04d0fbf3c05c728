package parley.bench.people;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import parley.bench.machine.BenchException;
import parley.protocol.AuthApi;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.Op;
import parley.protocol.ProtocolException;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;

/** A server's HTTP endpoints, as far as a benchmark needs them. For many threads. */
final class Api implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Codec codec = new Codec();
    private final InstantSource clock = InstantSource.system();
    private final HttpClient http;
    private final URI base;

    Api(int port, boolean tls) {
        base = URI.create((tls ? "https" : "http") + "://127.0.0.1:" + port);
        http = HttpClient.newBuilder().sslContext(trusting()).connectTimeout(PATIENCE).build();
    }

    AuthApi.Session register(AuthApi.Register body) throws IOException, InterruptedException {
        var answer = post("/v1/auth/register", null, codec.encodeBody(body));
        try {
            return codec.decodeBody(answer, AuthApi.Session.class);
        } catch (ProtocolException e) {
            throw new BenchException("cannot read the answer to a registration", e);
        }
    }

    /** Carries out an operation; {@code type} is the form of its answer. */
    <T extends Result> T call(String access, Op<T> op, Class<T> type)
            throws IOException, InterruptedException {
        try {
            var request = Request.change("1", Cid.create(clock), op);
            var answer = post("/v1/call", access, codec.encode(request));
            return switch (codec.decodeAnswer(answer, op)) {
                case Response.Success success -> type.cast(success.d());
                case Response.Failure failure ->
                        throw new BenchException("the server refused " + op + ": " + failure.err());
            };
        } catch (ProtocolException e) {
            throw new BenchException("cannot ask for " + op, e);
        }
    }

    private byte[] post(String path, @Nullable String access, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body));
        if (access != null) request.header("Authorization", "Bearer " + access);
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            throw new BenchException(path + " answered " + answer.statusCode() + " " + text);
        }
        return answer.body();
    }

    @Override
    public void close() {
        http.close();
    }

    /** Takes any certificate: the server was started a moment ago by this very program. */
    private static SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anybody()}, null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
