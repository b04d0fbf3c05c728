package parley.conformance.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;

/** The library's client, without its own pings and with the pin instead of host names. */
final class RawSocket extends WebSocketClient {
    private final boolean pinned;
    private final Consumer<String> received;
    private final Ended ended;
    private volatile String protocol = "";
    private volatile @Nullable Exception error;

    /** Told once when the socket is gone. */
    interface Ended {
        void ended(int code, String reason);
    }

    RawSocket(
            Target target,
            Map<String, String> headers,
            List<String> protocols,
            Consumer<String> received,
            Ended ended) {
        super(target.socketUrl(), draft(protocols), headers, 30_000);
        this.pinned = target.pin().isPresent();
        this.received = received;
        this.ended = ended;
        setConnectionLostTimeout(0);
        setTcpNoDelay(true);
        if (target.secure()) {
            setSocketFactory(target.tls());
        }
    }

    private static Draft_6455 draft(List<String> protocols) {
        List<IProtocol> offered = protocols.stream().<IProtocol>map(Protocol::new).toList();
        return new Draft_6455(List.of(), offered, 1 << 20);
    }

    String protocol() {
        return protocol;
    }

    /** Ends the TCP connection without a close frame; nothing where it has ended already. */
    void drop() {
        try {
            getSocket().setSoLinger(true, 0);
            getSocket().close();
        } catch (IOException e) {
            if (getSocket().isClosed()) {
                return;
            }
            throw new UncheckedIOException("cannot drop the connection", e);
        }
    }

    @Override
    protected void onSetSSLParameters(SSLParameters parameters) {
        if (!pinned) {
            super.onSetSSLParameters(parameters);
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        protocol = handshake.getFieldValue("Sec-WebSocket-Protocol");
    }

    @Override
    public void onMessage(String text) {
        received.accept(text);
    }

    @Override
    public void onMessage(ByteBuffer bytes) {
        received.accept("binary frame of " + bytes.remaining() + " bytes");
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        Exception cause = error;
        ended.ended(code, reason.isEmpty() && cause != null ? String.valueOf(cause) : reason);
    }

    @Override
    public void onError(Exception e) {
        error = e;
    }
}
