package parley.server.lite.wire;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.SessionOp;
import parley.protocol.WireError;
import parley.server.lite.Transport;
import parley.server.lite.TransportConfig;
import parley.server.lite.http.Answer;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.http.Routes;
import parley.server.lite.metrics.Metrics;
import parley.server.lite.socket.SocketConnection;
import parley.server.lite.socket.SocketDoor;
import parley.server.lite.socket.SocketEnvironment;
import parley.server.lite.socket.SocketMetrics;
import parley.server.lite.socket.SocketService;
import parley.server.lite.socket.SocketTiming;
import parley.server.lite.socket.SocketUpgrade;

/** The transport in front of something that answers every request with nothing. */
final class EchoServer implements AutoCloseable, SocketService {
    /** The only access token it takes. */
    static final String TOKEN = "right";

    final Queue<SocketConnection> connections = new ConcurrentLinkedQueue<>();
    final Metrics metrics = new Metrics();
    private final Transport transport;
    private final InetSocketAddress address;
    private final Optional<SSLContext> trust;

    /** Deadlines short enough to wait for. */
    static TransportConfig config() {
        Duration short_ = Duration.ofMillis(600);
        return TransportConfig.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withTiming(
                        new HttpTiming(short_, short_, Duration.ofSeconds(10), short_),
                        new SocketTiming(
                                short_, Duration.ofSeconds(10), Duration.ofMillis(300), short_),
                        Duration.ofMillis(20));
    }

    EchoServer(TransportConfig config) throws IOException {
        this(config, Optional.empty(), Optional.empty());
    }

    EchoServer(TransportConfig config, Optional<SslContext> tls, Optional<SSLContext> trust)
            throws IOException {
        Codec codec = new Codec();
        transport = new Transport(config, codec);
        this.trust = trust;
        SocketEnvironment env =
                SocketEnvironment.of(
                        codec,
                        config.sockets(),
                        new SocketMetrics(metrics),
                        PooledByteBufAllocator.DEFAULT);
        address =
                transport.listen(
                        tls,
                        new Routes()
                                .get("/healthz", (_, reply) -> reply.accept(Answer.text(200, "ok")))
                                .post(
                                        "/echo",
                                        1_000,
                                        (call, reply) -> reply.accept(Answer.json(call.body()))),
                        new SocketUpgrade(env, config.origins(), door(), transport::turn),
                        metrics);
    }

    private SocketDoor door() {
        return (bearer, ticket, outcome) ->
                outcome.accept(
                        bearer.or(() -> ticket).filter(TOKEN::equals).isPresent()
                                ? new SocketDoor.Admitted(
                                        this, System.nanoTime() + Duration.ofHours(1).toNanos())
                                : new SocketDoor.Refused(
                                        WireError.of(ErrorCode.UNAUTHENTICATED, "wrong token")));
    }

    @Override
    public void request(SocketConnection from, Request request) {
        if (request.op() instanceof SessionOp.Hello) {
            connections.add(from);
            from.live();
        }
        request.id().ifPresent(id -> from.reply(new Response.Success(id, Result.Done.DONE)));
    }

    @Override
    public void ended(SocketConnection connection) {
        connections.remove(connection);
    }

    RawClient connect() throws IOException {
        return new RawClient(address, trust);
    }

    RawClient connect(int receiveBuffer) throws IOException {
        return new RawClient(address, trust, receiveBuffer);
    }

    /** A client without TLS, whatever the port speaks. */
    RawClient connectPlain() throws IOException {
        return new RawClient(address, Optional.empty());
    }

    /** A client that has said hello. */
    RawClient greeted() throws IOException {
        return connect().upgrade(TOKEN).hello();
    }

    /** Fails unless a new client is served within 2 s. */
    void assertServes() throws IOException {
        long began = System.nanoTime();
        try (RawClient client = greeted()) {
            client.text("{\"op\":\"sync\",\"id\":\"s\"}").readFrame();
        }
        if (System.nanoTime() - began > Duration.ofSeconds(2).toNanos()) {
            throw new AssertionError("a new client waited more than 2 s");
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
