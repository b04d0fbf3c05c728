package parley.server.aws.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.server.aws.local.gateway.TestLambda.at;
import static parley.server.aws.local.gateway.TestLambda.next;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
    private static final Map<String, String> GOOD = Map.of("Authorization", "good");
    private static final GatewayPlan PLAN =
            new GatewayPlan("/v1/ws", "op", Map.of("ping", "{\"ev\":\"pong\"}"));

    private final TestLambda lambda = new TestLambda();
    private final HttpClient http = HttpClient.newHttpClient();
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(PLAN, GatewayRules.AWS, lambda, InstantSource.system(), 0);
    }

    /** Another one with these rules in its place. */
    private void start(GatewayRules rules) throws IOException {
        gateway.close();
        gateway = Gateway.start(PLAN, rules, lambda, InstantSource.system(), 0);
    }

    @AfterEach
    void stop() {
        lambda.gate.countDown();
        http.close();
        gateway.close();
    }

    private HttpResponse<String> callback(String method, String id, String body) throws Exception {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        URI url = gateway.callbacks().resolve("/v1/@connections/" + encoded);
        return http.send(
                HttpRequest.newBuilder(url)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String connected() throws InterruptedException {
        return at(next(lambda.connects), "requestContext", "connectionId");
    }

    @Test
    void theAuthorizerLetsInWithItsContextOrSaysWhyNot() throws Exception {

        TestSocket socket = TestSocket.open(gateway, GOOD);

        assertThat(socket.protocol()).isEqualTo("parley.v1");
        var connect = next(lambda.connects);
        assertThat(at(connect, "requestContext", "authorizer", "user")).isEqualTo("u_1");
        assertThat(at(connect, "requestContext", "connectionId")).endsWith("=");
        socket.send("{\"op\":\"x\"}");
        var message = next(lambda.messages);
        assertThat(at(message, "requestContext", "authorizer", "n")).isEqualTo("7");
        assertThat(at(message, "body")).isEqualTo("{\"op\":\"x\"}");
        assertThat(socket.next()).isEqualTo("re:10");
        assertThat(TestSocket.attempt(gateway, Map.of()).isOpen()).isFalse();
        assertThat(TestSocket.attempt(gateway, Map.of("Authorization", "bad")).isOpen()).isFalse();
        assertThat(lambda.connects).isEmpty();
    }

    @Test
    void whoIsNotUpgradedIsAnsweredOverHttp() throws Exception {
        HttpRequest plain = HttpRequest.newBuilder(gateway.url().resolve("/v1/ws")).build();
        HttpRequest call =
                HttpRequest.newBuilder(gateway.url().resolve("/v1/call?a=1"))
                        .header("X-One", "1")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();

        assertThat(http.send(plain, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(426);
        HttpResponse<String> answer = http.send(call, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("hi");
        assertThat(answer.headers().firstValue("x-test")).contains("yes");
        var event = next(lambda.requests);
        assertThat(at(event, "version")).isEqualTo("2.0");
        assertThat(at(event, "rawPath")).isEqualTo("/v1/call");
        assertThat(at(event, "rawQueryString")).isEqualTo("a=1");
        assertThat(at(event, "headers", "x-one")).isEqualTo("1");
        assertThat(at(event, "requestContext", "http", "method")).isEqualTo("POST");
        assertThat(at(event, "body")).isEqualTo("{}");
    }

    @Test
    void aFrameAbove32KiBOrAMessageAbove128KiBClosesWith1009() throws Exception {
        TestSocket large = TestSocket.open(gateway, GOOD);
        large.send("x".repeat(32 << 10));
        assertThat(large.next()).isEqualTo("re:32768");
        large.send("x".repeat((32 << 10) + 1));
        assertThat(large.closeCode()).isEqualTo(1_009);

        TestSocket parts = TestSocket.open(gateway, GOOD);
        byte[] part = "x".repeat(32 << 10).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 4; i++) {
            parts.sendFragmentedFrame(
                    org.java_websocket.enums.Opcode.TEXT, java.nio.ByteBuffer.wrap(part), i == 3);
        }
        assertThat(parts.next()).isEqualTo("re:131072");
        for (int i = 0; i < 5; i++) {
            parts.sendFragmentedFrame(
                    org.java_websocket.enums.Opcode.TEXT, java.nio.ByteBuffer.wrap(part), i == 4);
        }
        assertThat(parts.closeCode()).isEqualTo(1_009);
    }

    @Test
    void whoIsIdleOrTooOldIsSentAwayWith1001() throws Exception {
        start(GatewayRules.AWS.ending(Duration.ofMillis(200), Duration.ofHours(1)));
        TestSocket idle = TestSocket.open(gateway, GOOD);
        assertThat(idle.closeCode()).isEqualTo(1_001);
        assertThat(at(next(lambda.disconnects), "requestContext", "disconnectStatusCode"))
                .isEqualTo("1001");

        start(GatewayRules.AWS.ending(Duration.ofHours(1), Duration.ofMillis(200)));
        TestSocket old = TestSocket.open(gateway, GOOD);
        assertThat(old.closeCode()).isEqualTo(1_001);
    }

    @Test
    void aConnectionIsPostedToUntilItIsGone() throws Exception {
        TestSocket socket = TestSocket.open(gateway, GOOD);
        String id = connected();

        assertThat(callback("POST", id, "hello").statusCode()).isEqualTo(200);
        assertThat(socket.next()).isEqualTo("hello");
        String long48 = "y".repeat(48 << 10);
        assertThat(callback("POST", id, long48).statusCode()).isEqualTo(200);
        assertThat(socket.next()).isEqualTo(long48);
        assertThat(callback("POST", id, "z".repeat((128 << 10) + 1)).statusCode()).isEqualTo(413);
        assertThat(callback("GET", id, "").body()).contains("connectedAt");
        assertThat(callback("DELETE", id, "").statusCode()).isEqualTo(204);
        socket.closeCode();
        next(lambda.disconnects);
        HttpResponse<String> gone = callback("POST", id, "hello");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.headers().firstValue("x-amzn-ErrorType")).contains("GoneException");
    }

    @Test
    void aConnectionIsNotPostedToWithinItsConnect() throws Exception {
        lambda.gate = new CountDownLatch(1);
        var opening =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return TestSocket.open(gateway, GOOD);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        String id = connected();

        assertThat(callback("POST", id, "too early").statusCode()).isEqualTo(410);

        lambda.gate.countDown();
        TestSocket socket = opening.get(30, TimeUnit.SECONDS);
        assertThat(callback("POST", id, "now").statusCode()).isEqualTo(200);
        assertThat(socket.next()).isEqualTo("now");
    }

    @Test
    void whoPostsTooOftenIsThrottled() throws Exception {
        start(GatewayRules.AWS.posting(0));
        TestSocket.open(gateway, GOOD);

        HttpResponse<String> answer = callback("POST", connected(), "hello");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
                .contains("LimitExceededException");
    }

    @Test
    void messagesOfOneConnectionRunAtTheSameTime() throws Exception {
        TestSocket socket = TestSocket.open(gateway, GOOD);
        lambda.gate = new CountDownLatch(1);

        socket.send("a");
        socket.send("bb");

        next(lambda.messages);
        next(lambda.messages);
        lambda.gate.countDown();
        assertThat(List.of(socket.next(), socket.next())).containsExactlyInAnyOrder("re:1", "re:2");
    }

    @Test
    void aMockedRouteCostsNoFunction() throws Exception {
        TestSocket socket = TestSocket.open(gateway, GOOD);

        socket.send("{\"op\":\"ping\"}");

        assertThat(socket.next()).isEqualTo("{\"ev\":\"pong\"}");
        socket.send("{\"op\":\"ping\"} no JSON");
        assertThat(socket.next()).isEqualTo("re:21");
        assertThat(lambda.messages).hasSize(1);
    }

    @Test
    void aFunctionThatFailsIsToldToTheClientAndTheConnectionLives() throws Exception {
        TestSocket socket = TestSocket.open(gateway, GOOD);

        socket.send("fail");

        assertThat(socket.next()).contains("Internal server error").contains("connectionId");
        socket.send("more");
        assertThat(socket.next()).isEqualTo("re:4");
    }

    @Test
    void theEndIsToldAlsoAfterACutUnlessItIsLost() throws Exception {
        TestSocket cut = TestSocket.open(gateway, GOOD);
        cut.getSocket().setSoLinger(true, 0);
        cut.getSocket().close();
        assertThat(at(next(lambda.disconnects), "requestContext", "disconnectStatusCode"))
                .isEqualTo("1006");

        start(GatewayRules.AWS.telling(_ -> false));
        TestSocket lost = TestSocket.open(gateway, GOOD);
        lost.close();
        assertThat(lost.closeCode()).isEqualTo(1_000);
        gateway.close();
        assertThat(lambda.disconnects).isEmpty();
    }
}
