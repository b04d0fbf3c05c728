package parley.client.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.InviteLink;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Result;

/** Against a plain HTTP server of the JDK's. */
class BlobsTest {
    @TempDir Path folder;
    private HttpServer server;
    private HttpApi api;
    private final AtomicReference<byte[]> taken = new AtomicReference<>(new byte[0]);
    private final AtomicReference<String> header = new AtomicReference<>("");
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/blob/in", this::take);
        server.createContext("/v1/blob/out", this::give);
        server.start();
        var link = InviteLink.parse("http://127.0.0.1:" + server.getAddress().getPort());
        api = new HttpApi(link.address(), Optional.empty(), new Codec());
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        taken.set(exchange.getRequestBody().readAllBytes());
        header.set(String.valueOf(exchange.getRequestHeaders().getFirst("X-Part")));
        byte[] answer = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        String range = String.valueOf(exchange.getRequestHeaders().getFirst("Range"));
        byte[] answer = "0123456789".getBytes(UTF_8);
        if (status == 206) {
            answer = Arrays.copyOfRange(answer, 4, 10);
            exchange.getResponseHeaders().set("Content-Range", body);
        }
        header.set(range);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static Result.Put put(String url, long size) {
        return new Result.Put(
                1, url, "PUT", List.of(new Result.Header("X-Part", "one")), size, Instant.EPOCH);
    }

    @Test
    void aPieceOfAFileIsSentWithTheHeadersOfItsUrl() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "0123456789");
        AtomicLong moved = new AtomicLong();

        Blobs.Reply reply = api.blobs().put(put("/v1/blob/in", 5), file, 3, moved::addAndGet);

        assertThat(reply.good()).isTrue();
        assertThat(taken.get()).isEqualTo("34567".getBytes(UTF_8));
        assertThat(header.get()).isEqualTo("one");
        assertThat(moved).hasValue(5);
    }

    @Test
    void aRefusalIsRead() throws Exception {
        status = 422;
        body = "{\"err\":{\"code\":\"hash_mismatch\",\"msg\":\"other bytes\"}}";
        Path file = Files.writeString(folder.resolve("f"), "01234");

        Blobs.Reply reply = api.blobs().put(put("/v1/blob/in", 5), file, 0, _ -> {});

        assertThat(reply.error().orElseThrow().code()).isEqualTo(ErrorCode.HASH_MISMATCH);
    }

    @Test
    void aFileThatBecameShorterIsNotSentAsIfItWereWhole() throws Exception {
        Path file = Files.writeString(folder.resolve("f"), "01");

        assertThatThrownBy(() -> api.blobs().put(put("/v1/blob/in", 5), file, 0, _ -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aRangeIsAskedForAndCheckedAndOneThatIsNotGivenBeginsAnew() throws Exception {
        AtomicLong began = new AtomicLong(-1);
        status = 206;
        body = "bytes 4-9/10";
        api.blobs().get("/v1/blob/out", 4, (from, _) -> began.set(from));
        assertThat(began).hasValue(4);
        assertThat(header.get()).isEqualTo("bytes=4-");

        status = 200;
        api.blobs().get("/v1/blob/out", 4, (from, _) -> began.set(from));
        assertThat(began).hasValue(0);

        status = 206;
        body = "bytes 0-9/10";
        assertThatThrownBy(() -> api.blobs().get("/v1/blob/out", 4, (_, _) -> {}))
                .isInstanceOf(IOException.class);
    }

    @Test
    void urlsThatLeadElsewhereInDisguiseAreNotFollowed() {
        for (String url : List.of("//evil.example/x", "file:///etc/passwd", "javascript:1")) {
            assertThatThrownBy(() -> api.blobs().get(url, 0, (_, _) -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be used");
        }
    }

    private Blobs soonStill() {
        var home = HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort());
        return new Blobs(new OkHttpClient(), home, new Codec(), Duration.ofMillis(500));
    }

    @Test
    void aServerThatStopsInTheMiddleIsGivenUp() throws Exception {
        var over = new CountDownLatch(1);
        server.createContext(
                "/half",
                exchange -> {
                    exchange.sendResponseHeaders(200, 10);
                    exchange.getResponseBody().write(new byte[5]);
                    exchange.getResponseBody().flush();
                    await(over);
                    exchange.close();
                });
        try {
            assertThatThrownBy(() -> soonStill().get("/half", 0, (_, in) -> in.readAllBytes()))
                    .isInstanceOf(SocketTimeoutException.class);
        } finally {
            over.countDown();
        }
    }

    @Test
    void aServerThatTakesNothingOrSaysNothingIsGivenUp() throws Exception {
        Path file = folder.resolve("large");
        Files.write(file, new byte[8 << 20]);
        var link = new Result.Put(1, "/deaf", "PUT", List.of(), 8 << 20, Instant.MAX);
        try (var deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var home = HttpUrl.get("http://127.0.0.1:" + deaf.getLocalPort());
            var blobs = new Blobs(new OkHttpClient(), home, new Codec(), Duration.ofMillis(500));

            assertThatThrownBy(() -> blobs.put(link, file, 0, _ -> {}))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> blobs.get("/deaf", 0, (_, _) -> {}))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aDiskThatTakesItsTimeIsNotTheNetwork() throws Exception {
        var url = HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/blob/out");
        var call = new OkHttpClient().newCall(new Request.Builder().url(url).build());
        var stillness = new Stillness(Duration.ofMinutes(1));

        stillness.watch(
                call,
                response -> {
                    stillness.moved();
                    stillness.timedOut();
                    assertThat(call.isCanceled()).isFalse();

                    stillness.waits();
                    stillness.timedOut();
                    assertThat(call.isCanceled()).isTrue();
                    return response.code();
                });
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
