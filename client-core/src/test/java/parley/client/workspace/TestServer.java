package parley.client.workspace;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.server.lite.LiteServer;
import parley.server.lite.ServerConfig;
import parley.server.lite.StartException;

/** A real server on a port of loopback, with TLS, that can be stopped and started again. */
final class TestServer implements AutoCloseable {
    private final Path data;
    private LiteServer server;

    private TestServer(Path data, LiteServer server) {
        this.data = data;
        this.server = server;
    }

    static TestServer start(Path data) throws StartException {
        return new TestServer(data, LiteServer.start(config(data, 0)));
    }

    private static ServerConfig config(Path data, int port) {
        return ServerConfig.of(data, new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .withGuards(ServerConfig.Guards.NONE);
    }

    int port() {
        return URI.create(server.url()).getPort();
    }

    String setupCode() {
        return server.setupCode().orElseThrow();
    }

    /** The address with the pin, as an invite has it, but at another port: a proxy's. */
    InviteLink linkAt(int port) throws BadAddress {
        return InviteLink.parse(
                "parley://127.0.0.1:" + port + server.pin().map(pin -> "#pin=" + pin).orElse(""));
    }

    InviteLink link() throws BadAddress {
        return linkAt(port());
    }

    Optional<String> pin() {
        return server.pin();
    }

    /** Stops and starts on the same port with the same data. */
    void restart() throws StartException {
        int port = port();
        server.close();
        server = LiteServer.start(config(data, port));
    }

    @Override
    public void close() {
        server.close();
    }
}
