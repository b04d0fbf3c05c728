package parley.bench.machine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Knocks at a port until a WebSocket handshake is finished there. */
public final class HandshakeProbe {
    private static final long BETWEEN_TRIES_NS = 500_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private HandshakeProbe() {}

    /** A port that was free a moment ago, for a server whose port must be known before it runs. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Returns when a server on this machine has answered an upgrade with 101.
     *
     * @param token what the server wants to see as bearer token
     * @throws BenchException when that takes more than 30 s or the answer is another
     */
    public static void await(int port, String token) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!answers(port, token)) {
            if (System.nanoTime() > end) throw new BenchException("no server came to port " + port);
            LockSupport.parkNanos(BETWEEN_TRIES_NS);
        }
    }

    private static boolean answers(int port, String token) throws IOException {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            var request =
                    List.of(
                            "GET /v1/ws HTTP/1.1",
                            "Host: 127.0.0.1:" + port,
                            "Upgrade: websocket",
                            "Connection: Upgrade",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Sec-WebSocket-Protocol: parley.v1",
                            "Authorization: Bearer " + token,
                            "",
                            "");
            var bytes = String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(bytes);
            var answer = head(socket);
            if (!answer.startsWith("HTTP/1.1 101")) {
                throw new BenchException("the server answered the upgrade with " + answer);
            }
            return true;
        } catch (ConnectException e) {
            return false; // nobody listens yet
        }
    }

    private static String head(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) break;
            head.write(next);
            last = last << 8 | next;
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
