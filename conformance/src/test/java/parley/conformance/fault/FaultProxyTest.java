package parley.conformance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class FaultProxyTest {
    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy =
                FaultProxy.to(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 7);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void withoutFaultsEveryByteComesBack() throws IOException {
        byte[] sent = new byte[1_000_000];
        new Random(1).nextBytes(sent);

        byte[] back = new byte[sent.length];
        try (Socket client = connect()) {
            Thread.ofVirtual().start(() -> write(client, sent));
            int read = client.getInputStream().readNBytes(back, 0, back.length);
            assertThat(read).isEqualTo(sent.length);
        }

        assertThat(back).isEqualTo(sent);
        assertThat(proxy.bytesUp()).isEqualTo(sent.length);
        assertThat(proxy.bytesDown()).isEqualTo(sent.length);
    }

    @Test
    void choppedAndJitteredBytesKeepTheirOrder() throws IOException {
        proxy.both(new Faults(Duration.ZERO, Duration.ofMillis(3), 0, 3, -1, Faults.Flow.PASS));
        byte[] sent = new byte[5_000];
        new Random(2).nextBytes(sent);

        try (Socket client = connect()) {
            write(client, sent);
            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }
    }

    @Test
    void latencyIsAddedToEveryByteButNotToEachAfterTheOther() throws IOException {
        proxy.up(Faults.latency(Duration.ofSeconds(1), Duration.ZERO));

        try (Socket client = connect()) {
            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                write(client, new byte[10]);
            }
            assertThat(client.getInputStream().readNBytes(200)).hasSize(200);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
        }
    }

    @Test
    void aRateBoundsHowFastBytesLeave() throws IOException {
        proxy.up(Faults.rate(100_000));

        try (Socket client = connect()) {
            long before = System.nanoTime();
            write(client, new byte[20_000]);
            assertThat(client.getInputStream().readNBytes(20_000)).hasSize(20_000);
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isGreaterThan(Duration.ofMillis(150));
        }
    }

    @Test
    void exactlySoManyBytesPassBeforeTheCut() throws Exception {
        proxy.up(Faults.cutAfter(5));

        try (Socket client = connect()) {
            write(client, "123456789".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(() -> readToTheEnd(client)).isInstanceOf(SocketException.class);
        }

        assertThat(server.endings.poll(30, TimeUnit.SECONDS)).isNotEqualTo("end").isNotNull();
    }

    @Test
    void cuttingAllResetsBothEndsAndLaterLinksWork() throws Exception {
        try (Socket client = connect()) {
            roundTrip(client);
            proxy.cutAll();
            assertThatThrownBy(() -> readToTheEnd(client)).isInstanceOf(SocketException.class);
        }
        assertThat(server.endings.poll(30, TimeUnit.SECONDS)).isNotEqualTo("end").isNotNull();

        try (Socket client = connect()) {
            roundTrip(client);
        }
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void endingAllIsSeenAsAnOrderlyEnd() throws Exception {
        try (Socket client = connect()) {
            roundTrip(client);
            proxy.endAll();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.endings.poll(30, TimeUnit.SECONDS)).isEqualTo("end");
    }

    @Test
    void aStallHoldsBytesUntilItIsLifted() throws IOException {
        try (Socket client = connect()) {
            roundTrip(client);
            proxy.down(Faults.stall());
            write(client, new byte[] {42});
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);

            proxy.down(Faults.NONE);
            client.setSoTimeout(10_000);
            assertThat(client.getInputStream().read()).isEqualTo(42);
        }
    }

    @Test
    void aBlackHoleNeverGivesBackAndTheLinkStaysOpen() throws Exception {
        try (Socket client = connect()) {
            roundTrip(client);
            proxy.up(Faults.blackHole());
            write(client, new byte[] {1});
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
            proxy.up(Faults.NONE);
            write(client, new byte[] {2});
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(server.endings).isEmpty();
    }

    @Test
    void halfOpenLeavesTheClientWithoutAWord() throws Exception {
        try (Socket client = connect()) {
            roundTrip(client);
            proxy.halfOpen(FaultProxy.Side.CLIENT);
            assertThat(server.endings.poll(30, TimeUnit.SECONDS)).isNotNull();

            write(client, new byte[100]);
            client.setSoTimeout(100);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusedLinksAreResetAndLivingOnesStay() throws IOException {
        try (Socket living = connect()) {
            roundTrip(living);
            proxy.refuse(true);
            assertThatThrownBy(
                            () -> {
                                try (Socket refused = connect()) {
                                    readToTheEnd(refused);
                                }
                            })
                    .isInstanceOf(SocketException.class);
            roundTrip(living);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void roundTrip(Socket client) throws IOException {
        write(client, new byte[] {9});
        assertThat(client.getInputStream().read()).isEqualTo(9);
    }

    private static void readToTheEnd(Socket client) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new EOFException("ended in order");
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
