package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.protocol.CloseCode;
import parley.protocol.UserId;
import parley.server.lite.TransportConfig;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.socket.SocketTiming;

/** Rounds of entries to many sockets, some of which do not read. */
@Timeout(120)
class DeliveryTest {
    private final EchoServer server;

    DeliveryTest() throws IOException {
        server =
                new EchoServer(
                        TransportConfig.on(
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                                .withTiming(
                                        HttpTiming.DEFAULT,
                                        SocketTiming.DEFAULT,
                                        Duration.ofMillis(50)));
    }

    @AfterEach
    void stop() throws IOException {
        server.assertServes();
        server.close();
    }

    @Test
    void aRoundsEntriesArriveInOrderAtEverySocket() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clients.add(server.greeted());
        }

        for (int round = 0; round < 50; round++) {
            server.post(40, "x".repeat(200));
        }

        for (RawClient client : clients) {
            for (int seq = 1; seq <= 2_000; seq++) {
                assertThat(client.readFrame().text()).contains("\"seq\":" + seq + ",");
            }
            client.close();
        }
    }

    @Test
    void aRoundCommittedOnTheLoopDoesNotOvertakeOneFromTheWriter() throws Exception {
        try (RawClient client = server.greeted()) {
            server.onLoop(
                            () -> {
                                Thread writer = Thread.ofVirtual().start(() -> server.post(1, "a"));
                                writer.join();
                                server.post(1, "b");
                            })
                    .get(30, TimeUnit.SECONDS);

            assertThat(client.readFrame().text()).contains("\"seq\":1,");
            assertThat(client.readFrame().text()).contains("\"seq\":2,");
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutAndTheOthersNoticeNothing() throws IOException {
        try (RawClient stalled = server.connect(4_096).upgrade(EchoServer.TOKEN).hello();
                RawClient reading = server.greeted()) {
            String text = "x".repeat(4_000);
            int posted = 0;
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (server.sockets().all().size() == 2 && System.nanoTime() < end) {
                server.post(1, text);
                posted++;
                assertThat(reading.readFrame().text()).contains("\"seq\":" + posted + ",");
            }
            assertThat(server.sockets().all()).as("after %d messages", posted).hasSize(1);

            server.post(1, "after");
            assertThat(reading.readFrame().text()).contains("after");
            assertThat(stalled.closeCode()).isIn(4008, 1006);
        }
        assertThat(server.metrics.text()).contains("parley_slow_consumers_total 1");
    }

    @Test
    void pingsWhosePongsAreNotReadAreCut() throws IOException {
        try (RawClient client = server.connect(4_096).upgrade(EchoServer.TOKEN).hello()) {
            byte[] ping = RawClient.frame(RawClient.PING, new byte[125]);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!server.sockets().all().isEmpty() && System.nanoTime() < end) {
                client.send(ping);
            }

            assertThat(server.sockets().all()).isEmpty();
        }
    }

    @Test
    void disconnectingAUserSaysWhyAndCloses() throws IOException {
        try (RawClient client = server.greeted()) {
            server.delivery()
                    .disconnect(new UserId("u_1"), Optional.empty(), CloseCode.BANNED, "banned");

            assertThat(client.readFrame().text())
                    .startsWith("{\"ev\":\"bye\"")
                    .contains("\"code\":4403");
            assertThat(client.closeCode()).isEqualTo(4403);
            client.awaitEnd();
        }
    }
}
