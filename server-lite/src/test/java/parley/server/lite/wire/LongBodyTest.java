package parley.server.lite.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parley.server.lite.http.Answer;
import parley.server.lite.http.Exchange;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.http.Line;
import parley.server.lite.http.LongPaths;
import parley.server.lite.socket.SocketTiming;

/** Bodies of any length, and clients that stop in the middle of them. */
@Timeout(60)
class LongBodyTest {
    private final Counting uploads = new Counting();
    private EchoServer server;

    LongBodyTest() throws IOException {
        server = new EchoServer(EchoServer.patient(), uploads);
    }

    /** Bodies have to come soon; all else may take its time. */
    private void hurryBodies() throws IOException {
        Duration soon = Duration.ofMillis(600);
        Duration never = Duration.ofMinutes(5);
        server.close();
        server =
                new EchoServer(
                        EchoServer.within(
                                new HttpTiming(never, soon, never, soon),
                                new SocketTiming(never, never, Duration.ofMillis(300), never)),
                        uploads);
    }

    @AfterEach
    void theServerServesANewClient() throws IOException {
        server.assertServes();
        server.close();
    }

    @Test
    void aBodyIsHandedOnAsItComes() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("PUT /long/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc");
            client.send("def");

            assertThat(client.status()).isEqualTo(200);
        }
        assertThat(uploads.bytes.get()).isEqualTo(6);
        assertThat(uploads.lost.getCount()).isEqualTo(1);
    }

    @Test
    void anUploadThatStopsInTheMiddleIsCutAndTold() throws Exception {
        hurryBodies();
        try (RawClient client = server.connect()) {
            client.send("PUT /long/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc");
            client.awaitEnd();
        }
        assertThat(uploads.lost.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anUploadThatNeverBeginsIsCutAndTold() throws Exception {
        hurryBodies();
        try (RawClient client = server.connect()) {
            client.send("PUT /long/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n");
            client.awaitEnd();
        }
        assertThat(uploads.lost.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatIsGoneInTheMiddleIsTold() throws Exception {
        try (RawClient client = server.connect()) {
            client.send("PUT /long/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc");
        }
        assertThat(uploads.lost.await(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Counts the bytes of every body. */
    private static final class Counting implements LongPaths {
        final AtomicInteger bytes = new AtomicInteger();
        final CountDownLatch lost = new CountDownLatch(1);

        @Override
        public String prefix() {
            return "/long/";
        }

        @Override
        public Exchange open(HttpRequest head, Line line) {
            return new Exchange() {
                @Override
                public void more(ByteBuf more) {
                    bytes.addAndGet(more.readableBytes());
                    more.release();
                }

                @Override
                public void end() {
                    line.answer(Answer.text(200, "ok"));
                }

                @Override
                public void lost() {
                    lost.countDown();
                }
            };
        }
    }
}
