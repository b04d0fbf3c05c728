package parley.server.lite.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client that sends what it is told, right or wrong, byte by byte. Reads wait 10 s at most, which
 * is longer than anything a test allows the server.
 */
final class RawClient implements AutoCloseable {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    /** A frame the server sent. */
    static final class Frame {
        private final int opcode;
        private final byte[] payload;

        Frame(int opcode, byte[] payload) {
            this.opcode = opcode;
            this.payload = payload;
        }

        int opcode() {
            return opcode;
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The status of a close frame. */
        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }

        @Override
        public String toString() {
            return opcode + " " + (opcode == CLOSE ? closeCode() + "" : text());
        }
    }

    private static final int READ_TIMEOUT_MS = 30_000;
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(InetSocketAddress address, Optional<SSLSocketFactory> tls) throws IOException {
        this(address, tls, 0);
    }

    /** {@code receiveBuffer}: of the socket, in bytes; 0 leaves the system's. */
    RawClient(InetSocketAddress address, Optional<SSLSocketFactory> tls, int receiveBuffer)
            throws IOException {
        Socket plain = new Socket();
        if (receiveBuffer > 0) {
            plain.setReceiveBufferSize(receiveBuffer);
        }
        plain.setTcpNoDelay(true);
        plain.connect(address, READ_TIMEOUT_MS);
        socket =
                tls.isEmpty()
                        ? plain
                        : tls.get()
                                .createSocket(
                                        plain, address.getHostString(), address.getPort(), true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends; a server that has closed already is no fault of the sender. */
    RawClient send(byte... bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (SocketException e) {
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    RawClient send(String ascii) {
        return send(ascii.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The head of an answer, in lower case, without its body. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }

    /** A whole answer that has a content length; head in lower case, then body. */
    String readAnswer() throws IOException {
        String head = readHead();
        int at = head.indexOf("content-length: ");
        int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    int status() throws IOException {
        return Integer.parseInt(readAnswer().split(" ", -1)[1]);
    }

    static String upgradeHead(String token) {
        return "GET /v1/ws HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: parley.v1\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n";
    }

    /** Upgrades to a WebSocket. */
    RawClient upgrade(String token) throws IOException {
        String head = send(upgradeHead(token)).readHead();
        if (!head.startsWith("http/1.1 101 ")) {
            throw new IOException("not upgraded: " + head);
        }
        return this;
    }

    /** A frame as a client should send it. */
    static byte[] frame(int opcode, byte[] payload) {
        return frame(0x80 | opcode, payload, true);
    }

    /** A frame whose first byte is given whole: FIN, RSV and opcode. */
    static byte[] frame(int first, byte[] payload, boolean masked) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header(first, payload.length, masked));
        for (int i = 0; i < payload.length; i++) {
            all.write(masked ? payload[i] ^ MASK[i & 3] : payload[i]);
        }
        return all.toByteArray();
    }

    /** Only the header, with any length one likes. */
    static byte[] header(int first, long length, boolean masked) {
        ByteBuffer header = ByteBuffer.allocate(14);
        header.put((byte) first);
        int mask = masked ? 0x80 : 0;
        if (length >= 0 && length <= 125) {
            header.put((byte) (mask | (int) length));
        } else if (length >= 0 && length <= 65_535) {
            header.put((byte) (mask | 126)).putShort((short) length);
        } else {
            header.put((byte) (mask | 127)).putLong(length);
        }
        if (masked) {
            header.put(MASK);
        }
        return Arrays.copyOf(header.array(), header.position());
    }

    RawClient text(String json) {
        return send(frame(TEXT, json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Says hello and waits for the answer. */
    RawClient hello() throws IOException {
        text(
                "{\"op\":\"hello\",\"id\":\"h\",\"d\":{\"client\":{\"name\":\"raw\",\"version\":\"1\","
                        + "\"os\":\"any\"},\"device\":\"d_raw\",\"caps\":[],\"active\":true}}");
        Frame answer = readFrame();
        if (!answer.text().startsWith("{\"re\":\"h\",\"d\"")) {
            throw new IOException("hello was refused: " + answer);
        }
        return this;
    }

    Frame readFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("closed instead of a frame");
        }
        int length = in.read();
        if (length == 126) {
            length = in.read() << 8 | in.read();
        } else if (length == 127) {
            length = (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
        }
        return new Frame(first & 0x0f, in.readNBytes(length));
    }

    /** Reads on to the close frame and says its code; 1006 when the server just cut. */
    int closeCode() throws IOException {
        try {
            while (true) {
                Frame frame = readFrame();
                if (frame.opcode() == CLOSE) {
                    return frame.closeCode();
                }
            }
        } catch (EOFException | SocketException e) {
            return 1006;
        }
    }

    /** Reads on until the server has closed. */
    void awaitEnd() throws IOException {
        try {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (SocketException e) {
            return; // A reset is an end, too.
        }
    }

    /** Whether the server has closed, looked at without waiting long. */
    boolean isOpen() throws IOException {
        socket.setSoTimeout(50);
        try {
            return in.read() >= 0;
        } catch (java.net.SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        } finally {
            socket.setSoTimeout(READ_TIMEOUT_MS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
