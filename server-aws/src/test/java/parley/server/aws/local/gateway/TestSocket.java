package parley.server.aws.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/** A client of the double; every wait ends after half a minute. */
final class TestSocket extends WebSocketClient {
    private static final long PATIENCE = 30;

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile String protocol = "";

    private TestSocket(URI url, Map<String, String> headers) {
        super(
                url,
                new Draft_6455(List.of(), List.of(new Protocol("parley.v1")), 1 << 20),
                headers,
                30_000);
        setConnectionLostTimeout(0);
    }

    /** One that is open. */
    static TestSocket open(Gateway gateway, Map<String, String> headers) throws Exception {
        TestSocket socket = attempt(gateway, headers);
        if (!socket.isOpen()) {
            throw new AssertionError("refused with " + socket.closed.get());
        }
        return socket;
    }

    /** One that may have been refused. */
    static TestSocket attempt(Gateway gateway, Map<String, String> headers) throws Exception {
        URI url = URI.create("ws" + gateway.url().toString().substring(4) + "/v1/ws");
        TestSocket socket = new TestSocket(url, headers);
        socket.connectBlocking(PATIENCE, TimeUnit.SECONDS);
        return socket;
    }

    String next() throws InterruptedException {
        String next = received.poll(PATIENCE, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    int closeCode() throws Exception {
        return closed.get(PATIENCE, TimeUnit.SECONDS);
    }

    String protocol() {
        return protocol;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        protocol = handshake.getFieldValue("Sec-WebSocket-Protocol");
    }

    @Override
    public void onMessage(String text) {
        received.add(text);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        closed.complete(code);
    }

    @Override
    public void onError(Exception e) {
        // the end of the socket says it
    }
}
