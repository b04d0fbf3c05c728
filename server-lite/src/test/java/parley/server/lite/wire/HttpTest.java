package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests before the upgrade, right and wrong. */
class HttpTest {
    private static EchoServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new EchoServer(EchoServer.patient());
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aConnectionCarriesOneRequestAfterTheOther() throws IOException {
        try (RawClient client = server.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
                assertThat(client.readAnswer())
                        .startsWith("http/1.1 200 ")
                        .contains("x-content-type-options: nosniff")
                        .endsWith("ok");
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawClient client = server.connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                all.append("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n").append(i);
            }
            client.send(all.toString());

            for (int i = 0; i < 10; i++) {
                assertThat(client.readAnswer()).endsWith("\r\n\r\n" + i);
            }
        }
    }

    @Test
    void aBodyInChunksIsPutTogether() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(post("Transfer-Encoding: chunked") + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");

            assertThat(client.readAnswer()).endsWith("\r\n\r\nabcde");
        }
    }

    private static String post(String headers) {
        return "POST /echo HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n\r\n";
    }

    @Test
    void anExpectedContinueIsSent() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(post("Content-Length: 2\r\nExpect: 100-continue"));
            assertThat(client.readHead()).startsWith("http/1.1 100 ");

            assertThat(client.send("hi").readAnswer()).endsWith("hi");
        }
    }

    static Stream<Arguments> badRequests() {
        String upgrade = RawClient.upgradeHead(EchoServer.TOKEN);
        String big = "h: " + "x".repeat(9_000) + "\r\n";
        return Stream.of(
                Arguments.of(404, "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(404, "GET /v1/../healthz HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(405, "POST /healthz HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(405, "GET /echo HTTP/1.1\r\nHost: x\r\n\r\n"),
                Arguments.of(400, "GET /healthz HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
                Arguments.of(400, "GET /healthz HTTP/1.1\r\nHost: x\r\na: b\u0000c\r\n\r\n"),
                Arguments.of(400, "\u0016\u0003\u0001 what is this\r\n\r\n"),
                Arguments.of(431, "GET /healthz HTTP/1.1\r\nHost: x\r\n" + big + "\r\n"),
                Arguments.of(431, "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n\r\n"),
                Arguments.of(413, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"),
                Arguments.of(
                        413,
                        "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
                                + "x".repeat(1_001)),
                Arguments.of(400, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
                Arguments.of(
                        400,
                        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n"
                                + "Content-Length: 2\r\n\r\nab"),
                Arguments.of(401, upgrade.replace("right", "wrong")),
                Arguments.of(401, upgrade.replace("Authorization", "X-Other")),
                Arguments.of(403, upgrade.replace("Host: x", "Host: x\r\nOrigin: http://evil")),
                Arguments.of(403, upgrade.replace("Host: x", "Host: x\r\nOrigin: null")),
                Arguments.of(400, upgrade.replace("dGhlIHNhbXBsZSBub25jZQ==", "short")),
                Arguments.of(400, upgrade.replace("Sec-WebSocket-Key", "X-Other")),
                Arguments.of(426, upgrade.replace("Version: 13", "Version: 8")),
                Arguments.of(426, upgrade.replace("Upgrade: websocket", "Upgrade: h2c")),
                Arguments.of(400, upgrade.replace("parley.v1", "parley.v9")),
                Arguments.of(405, upgrade.replace("GET", "PUT")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badRequests")
    void aBadRequestGetsItsStatus(int status, String request) throws IOException {
        try (RawClient client = server.connect()) {
            client.send(request);

            assertThat(client.status()).isEqualTo(status);
        }
    }

    @Test
    void onlyTheProtocolIsEchoedToATicket() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(
                    RawClient.upgradeHead("")
                            .replace("Authorization: Bearer ", "X: ")
                            .replace("parley.v1", "parley.v1, ticket.right"));

            assertThat(client.readHead())
                    .startsWith("http/1.1 101 ")
                    .contains("sec-websocket-protocol: parley.v1\r\n")
                    .contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=\r\n")
                    .doesNotContain("ticket")
                    .doesNotContain("extensions");
            client.hello();
        }
    }

    @Test
    void compressionIsNotAgreedOn() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(
                    RawClient.upgradeHead(EchoServer.TOKEN)
                            .replace(
                                    "Host: x",
                                    "Host: x\r\nSec-WebSocket-Extensions: permessage-deflate"));

            assertThat(client.readHead()).startsWith("http/1.1 101 ").doesNotContain("deflate");
        }
    }

    @Test
    void aRequestPipelinedAThousandTimesDoesNotPileUp() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000));

            assertThat(client.readAnswer()).startsWith("http/1.1 200 ");
        }
    }
}
