package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.server.lite.TransportConfig;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.socket.SocketTiming;

/** Clients that are silent, slow or too many. */
@Timeout(120)
class DeadlineTest {
    private static final Duration NEVER = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMillis(300);

    private EchoServer server;

    DeadlineTest() throws IOException {
        server = new EchoServer(EchoServer.hasty());
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
        server.close();
    }

    private void restart(TransportConfig config) throws IOException {
        server.close();
        server = new EchoServer(config);
    }

    @Test
    void aSilentConnectionIsCut() throws IOException {
        try (RawClient client = server.connect()) {
            client.awaitEnd();
        }
    }

    @Test
    void aHeadThatDripsIsCut() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n");
            while (client.isOpen()) {
                client.send("x");
            }
        }
    }

    @Test
    void aBodyThatNeverEndsIsCut() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
            while (client.isOpen()) {
                client.send("x");
            }
        }
    }

    @Test
    void anIdleConnectionIsCutAfterItsAnswer() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(client.status()).isEqualTo(200);

            client.awaitEnd();
        }
    }

    @Test
    void anEightMebibyteHeadIsCutAtEightKibibytes() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET /healthz HTTP/1.1\r\nHost: x\r\nh: ");
            client.send("x".repeat(8 << 20));

            client.awaitEnd();
        }
    }

    @Test
    void aSocketWithoutHelloIsClosed() throws IOException {
        try (RawClient client = server.connect().upgrade(EchoServer.TOKEN)) {
            client.text("{\"op\":\"ping\"}");

            assertThat(client.closeCode()).isEqualTo(4000);
            client.awaitEnd();
        }
    }

    @Test
    void aSocketThatSaysNothingForTwoHeartbeatsIsClosed() throws IOException {
        Duration heartbeat = Duration.ofMillis(1_500);
        restart(
                EchoServer.within(
                        HttpTiming.DEFAULT, new SocketTiming(NEVER, heartbeat, SOON, NEVER)));
        try (RawClient silent = server.greeted();
                RawClient pinging = server.greeted()) {
            long end = System.nanoTime() + heartbeat.multipliedBy(2).toNanos();
            while (System.nanoTime() < end) {
                pinging.text("{\"op\":\"ping\"}");
                assertThat(pinging.readFrame().text()).contains("pong");
            }

            assertThat(silent.closeCode()).isEqualTo(4000);
        }
    }

    @Test
    void anExpiredTokenIsRefused() throws IOException {
        restart(EchoServer.patient());
        try (RawClient client = server.connect().upgrade(EchoServer.EXPIRED).hello()) {
            client.text("{\"op\":\"sync\",\"id\":\"late\"}");
            assertThat(client.readFrame().text())
                    .startsWith("{\"re\":\"late\",\"err\":{\"code\":\"token_expired\"");
        }
    }

    @Test
    void anExpiredTokenGetsNothingAndIsClosed() throws IOException {
        restart(
                EchoServer.within(
                        HttpTiming.DEFAULT,
                        new SocketTiming(NEVER, NEVER, SOON, Duration.ofMillis(600))));
        try (RawClient client = server.connect().upgrade(EchoServer.EXPIRED).hello()) {
            server.post(1, "not for you");
            assertThat(client.readFrame().text()).contains("\"code\":4401");
            assertThat(client.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aNewTokenOnTheLiveSocketRenewsIt() throws IOException {
        restart(EchoServer.patient());
        try (RawClient client = server.connect().upgrade(EchoServer.EXPIRED).hello()) {
            client.text("{\"op\":\"auth\",\"id\":\"a\",\"d\":{\"access\":\"right\"}}");
            assertThat(client.readFrame().text()).startsWith("{\"re\":\"a\",\"d\":{\"access");

            server.post(1, "for you");
            assertThat(client.readFrame().text()).contains("for you");
        }
    }

    @Test
    void connectionsOverTheCapAreRefusedAndTheOldOnesLive() throws IOException {
        restart(
                TransportConfig.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .withBounds(20, 20, 1 << 20));
        List<RawClient> held = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            held.add(server.greeted());
        }
        try (RawClient last = server.greeted()) {
            for (int i = 0; i < 200; i++) {
                try (RawClient refused = server.connect()) {
                    assertThat(refused.readHead()).startsWith("http/1.1 503 ");
                    refused.awaitEnd();
                }
            }

            last.text("{\"op\":\"sync\",\"id\":\"alive\"}");
            assertThat(last.readFrame().text()).startsWith("{\"re\":\"alive\",\"d\"");
        }
        for (RawClient each : held) {
            each.close();
        }
        awaitNoSockets();
    }

    private void awaitNoSockets() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!server.sockets().all().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(server.sockets().all()).isEmpty();
    }
}
