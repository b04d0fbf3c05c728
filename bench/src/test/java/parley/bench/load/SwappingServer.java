package parley.bench.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A server of the generator's plain dialect that answers only its one client, gets messages in
 * groups and delivers each group in the order a test asks for.
 */
final class SwappingServer implements AutoCloseable {
    private static final List<String> SWITCHING =
            List.of(
                    "HTTP/1.1 101 Switching Protocols",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                    "",
                    "");

    private final ServerSocket listener;
    private final List<Integer> order;
    private final int size;

    /**
     * @param order which of a group's messages are delivered, in this order; a group ends with the
     *     highest of these numbers
     */
    SwappingServer(List<Integer> order) throws IOException {
        this.order = order;
        this.size = Collections.max(order) + 1;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("swapping server").start(this::serve);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            var in = new DataInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            skipRequest(in);
            out.write(String.join("\r\n", SWITCHING).getBytes(StandardCharsets.US_ASCII));
            frame(in);
            send(out, "J");
            while (true) {
                var group = new ArrayList<String>();
                while (group.size() < size) group.add(frame(in).substring(6));
                for (int which : order) send(out, "D" + group.get(which));
            }
        } catch (IOException e) {
            // The generator has seen enough and left.
        }
    }

    private static void skipRequest(DataInputStream in) throws IOException {
        int last = 0;
        while (last != 0x0d0a0d0a) last = last << 8 | in.readUnsignedByte();
    }

    private static String frame(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) length = in.readUnsignedShort();
        var mask = in.readNBytes(4);
        var text = in.readNBytes(length);
        for (int i = 0; i < length; i++) text[i] ^= mask[i & 3];
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static void send(OutputStream out, String text) throws IOException {
        var frame = new byte[4 + text.length()];
        frame[0] = (byte) 0x81;
        frame[1] = 126;
        frame[2] = (byte) (text.length() >> 8);
        frame[3] = (byte) text.length();
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, frame, 4, text.length());
        out.write(frame);
    }
}
