package parley.client.net;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.address.Address;
import parley.client.net.WireSocketListener.Ending;
import parley.client.trust.Tls;
import parley.client.trust.UntrustedException;

/** One WebSocket to a server. {@link #send} and {@link #close} may be called by any thread. */
public final class WireSocket {
    private static final Logger LOG = LoggerFactory.getLogger(WireSocket.class);
    private static final int CONNECT_MS = 8_000;

    private final Client client;

    private WireSocket(Client client) {
        this.client = client;
    }

    /** Begins to connect and returns at once. */
    public static WireSocket open(
            Address address, Optional<Tls> tls, String access, WireSocketListener listener) {
        String scheme = tls.isPresent() ? "wss" : "ws";
        String host =
                address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
        URI uri = URI.create(scheme + "://" + host + ":" + address.port() + "/v1/ws");
        Client client = new Client(uri, tls, access, listener);
        if (address.security() != Address.Security.PUBLIC_TLS) {
            client.setProxy(Proxy.NO_PROXY);
        }
        client.setTcpNoDelay(true);
        client.setConnectionLostTimeout(0);
        client.setDaemon(true);
        tls.ifPresent(t -> client.setSocketFactory(t.sockets()));
        client.connect();
        return new WireSocket(client);
    }

    /** Queues a frame; on a socket that is not open it is dropped, and the ending says so. */
    public void send(byte[] frame) {
        try {
            client.send(new String(frame, StandardCharsets.UTF_8));
        } catch (WebsocketNotConnectedException e) {
            LOG.debug("a frame for a socket that is gone");
        }
    }

    /** Closes with a code of RFC 6455; a server that does not answer is cut off after a second. */
    public void close(int code) {
        Thread.ofVirtual().start(() -> client.shut(code));
    }

    private static final class Client extends WebSocketClient {
        private final Optional<Tls> tls;
        private final WireSocketListener listener;
        private final AtomicBoolean ended = new AtomicBoolean();
        private final CountDownLatch gone = new CountDownLatch(1);
        private volatile boolean open;
        private volatile @Nullable Exception error;

        Client(URI uri, Optional<Tls> tls, String access, WireSocketListener listener) {
            super(uri, new StrictDraft(), Map.of("Authorization", "Bearer " + access), CONNECT_MS);
            this.tls = tls;
            this.listener = listener;
        }

        @Override
        protected void onSetSSLParameters(SSLParameters parameters) {
            if (tls.isPresent() && tls.get().checksName()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            parameters.setProtocols(
                    tls.isPresent() && tls.get().only13()
                            ? new String[] {"TLSv1.3"}
                            : new String[] {"TLSv1.3", "TLSv1.2"});
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            open = true;
            listener.opened();
        }

        @Override
        public void onMessage(String text) {
            listener.received(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void onMessage(ByteBuffer bytes) {
            close(CloseFrame.REFUSE, "binary frame");
        }

        @Override
        public void onError(Exception e) {
            error = e;
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            gone.countDown();
            if (ended.compareAndSet(false, true)) {
                listener.ended(ending(code, reason));
            }
        }

        private Ending ending(int code, String reason) {
            if (open) {
                return new Ending.Closed(code < 1_000 ? CloseFrame.ABNORMAL_CLOSE : code);
            }
            Exception cause = error;
            Optional<Ending> untrusted = UntrustedException.in(cause).map(Ending.Untrusted::new);
            if (untrusted.isPresent()) {
                return untrusted.get();
            }
            if (cause instanceof SSLException failure && TlsFailures.isAboutTrust(failure)) {
                return new Ending.Untrusted(TlsFailures.problem(failure));
            }
            Optional<Integer> status = WireSocketListener.status(reason);
            return status.<Ending>map(Ending.Refused::new)
                    .orElseGet(() ->
                            new Ending.Unreachable(cause == null ? reason : String.valueOf(cause)));
        }

        void shut(int code) {
            close(code, "");
            try {
                if (!gone.await(1, TimeUnit.SECONDS)) {
                    closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
                    Socket socket = getSocket();
                    if (socket != null) {
                        closeQuietly(socket);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("closing a socket that did not answer", e);
            }
        }
    }
}
