package parley.bench.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way that is cut: cut where it should be, and open again afterwards. */
@Timeout(60)
class CuttingProxyTest {
    @Test
    void cutsAfterSoManyBytesAndLetsTheNextConnectionThrough() throws Exception {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var proxy = new CuttingProxy(server.getLocalPort(), 1_000_000)) {
            Thread.ofVirtual().start(() -> swallow(server));

            assertThatThrownBy(() -> pour(proxy, 10_000_000)).isInstanceOf(IOException.class);
            int cuts = proxy.cuts();
            pour(proxy, 10);

            assertThat(cuts).isPositive();
            assertThat(proxy.passed()).isGreaterThanOrEqualTo(1_000_000);
        }
    }

    private static void pour(CuttingProxy proxy, int bytes) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            var chunk = new byte[10];
            for (int left = bytes; left > 0; left -= chunk.length) {
                socket.getOutputStream().write(chunk);
            }
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Reads each connection to its end, one after the other. */
    private static void swallow(ServerSocket server) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                socket.getInputStream().readAllBytes();
            } catch (IOException _) {
                // Cut, as was wanted.
            }
        }
    }
}
