package parley.server.lite.wire;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import parley.conformance.wire.Target;
import parley.protocol.Codec;
import parley.protocol.DeviceId;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.server.Operations;
import parley.server.Outcome;
import parley.server.account.Identity;
import parley.server.delivery.Audience;
import parley.server.delivery.Post;
import parley.server.delivery.Round;
import parley.server.limit.RequestLimits;
import parley.server.limit.Ticker;
import parley.server.lite.Transport;
import parley.server.lite.TransportConfig;
import parley.server.lite.http.Answer;
import parley.server.lite.http.HttpTiming;
import parley.server.lite.http.LongPaths;
import parley.server.lite.http.Routes;
import parley.server.lite.metrics.Metrics;
import parley.server.lite.socket.RoundDelivery;
import parley.server.lite.socket.SocketEnvironment;
import parley.server.lite.socket.SocketMetrics;
import parley.server.lite.socket.SocketTiming;
import parley.server.lite.socket.SocketUpgrade;
import parley.server.lite.socket.Sockets;
import parley.server.lite.socket.TokenDoor;
import parley.server.lite.socket.WorkspaceSockets;
import parley.server.lite.tls.CurrentIdentity;
import parley.server.lite.tls.LocalCa;
import parley.server.lite.tls.Names;
import parley.server.lite.tls.TlsException;
import parley.server.lite.tls.TlsIdentity;
import parley.server.session.Caller;
import parley.server.session.Connection;
import parley.server.store.LogKey;

/** The transport in front of something that answers every request with nothing. */
final class EchoServer implements AutoCloseable, Operations {
    /** A good access token; so is {@link #EXPIRED}, whose time is over. */
    static final String TOKEN = "right";

    static final String EXPIRED = "expired";

    private final InstantSource clock = InstantSource.system();
    private final Audience everybody = new Audience();
    private final RoundDelivery delivery;
    private long sequence;

    final Metrics metrics = new Metrics();
    private final Sockets sockets = new Sockets();
    private final Transport transport;
    private final InetSocketAddress address;
    private final Optional<SSLSocketFactory> trust;

    /** Deadlines that no test meets, however slow the machine is. */
    static TransportConfig patient() {
        Duration never = Duration.ofMinutes(5);
        return within(
                new HttpTiming(never, never, never, never),
                new SocketTiming(never, never, Duration.ofMillis(300), never));
    }

    /** Deadlines of HTTP and of the hello that are short enough to wait for. */
    static TransportConfig hasty() {
        Duration soon = Duration.ofMillis(600);
        Duration never = Duration.ofMinutes(5);
        return within(
                new HttpTiming(soon, soon, never, soon),
                new SocketTiming(soon, never, Duration.ofMillis(300), soon));
    }

    static TransportConfig within(HttpTiming http, SocketTiming sockets) {
        return TransportConfig.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .withTiming(http, sockets, Duration.ofMillis(20));
    }

    EchoServer(TransportConfig config) throws IOException {
        this(config, Optional.empty(), Optional.empty(), LongPaths.none());
    }

    /** Also serves paths with long bodies. */
    EchoServer(TransportConfig config, LongPaths longPaths) throws IOException {
        this(config, Optional.empty(), Optional.empty(), longPaths);
    }

    private EchoServer(
            TransportConfig config,
            Optional<SslContext> tls,
            Optional<SSLSocketFactory> trust,
            LongPaths longPaths)
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
        delivery = new RoundDelivery(env, sockets, transport.turns());
        transport.turns().forEach(turn -> turn.serve(this));
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
                        longPaths,
                        metrics);
    }

    private static Identity identity(Instant expires) {
        return new Identity(new UserId("u_1"), new DeviceId("d_1"), expires, 1, 1);
    }

    /** The same behind TLS with a certificate of its own, made in this folder. */
    static EchoServer overTls(TransportConfig config, Path folder)
            throws IOException, TlsException {
        TlsIdentity identity =
                LocalCa.open(folder, InstantSource.system())
                        .identity(Names.ofThisMachine(List.of()));
        SslContext context =
                SslContextBuilder.forServer(new CurrentIdentity(identity))
                        .sslProvider(SslProvider.JDK)
                        .protocols("TLSv1.3")
                        .build();
        SSLSocketFactory pinned = Target.of("https://localhost:1", identity.pin()).tls();
        return new EchoServer(config, Optional.of(context), Optional.of(pinned), LongPaths.none());
    }

    private WorkspaceSockets door() {
        return new WorkspaceSockets(
                this,
                sockets,
                new TokenDoor() {
                    @Override
                    public Outcome<Identity> bearer(String token) {
                        Instant now = clock.instant();
                        return switch (token) {
                            case TOKEN -> Outcome.ok(identity(now.plus(Duration.ofHours(1))));
                            case EXPIRED -> Outcome.ok(identity(now));
                            default -> Outcome.problem(ErrorCode.UNAUTHENTICATED, "wrong token");
                        };
                    }

                    @Override
                    public Outcome<Identity> ticket(String ticket) {
                        return bearer(ticket);
                    }

                    @Override
                    public boolean live(Identity identity) {
                        return true;
                    }
                },
                new RequestLimits(RequestLimits.Rates.UNLIMITED, Ticker.system()),
                Runnable::run,
                clock);
    }

    @Override
    public void handle(Connection connection, Request request, Consumer<Response> reply) {
        if (request.op() instanceof SessionOp.Hello) {
            everybody.add(connection);
        }
        reply.accept(new Response.Success(request.id().orElse(""), Result.Done.DONE));
    }

    @Override
    public void call(Caller caller, Request request, int maxBytes, Consumer<Response> reply) {
        reply.accept(new Response.Success(request.id().orElse(""), Result.Done.DONE));
    }

    @Override
    public void turnEnded() {}

    @Override
    public void closed(Connection connection) {
        everybody.remove(connection);
    }

    @Override
    public Optional<Result.You> you(Caller caller) {
        return Optional.empty();
    }

    /** Commits so many messages of one room to everybody, in one round. */
    synchronized void post(int count, String text) {
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            posts.add(new Post(entry(++sequence, text), everybody.now(), LogKey.PEOPLE, 0));
        }
        delivery.committed(new Round(List.of(), posts));
    }

    private Entry entry(long seq, String text) {
        return new Entry(
                new RoomId("r_1"),
                "e1",
                seq,
                clock.instant(),
                Optional.of(new UserId("u_2")),
                Optional.empty(),
                seq,
                new EntryData.Encoded("message.posted", "{\"text\":\"" + text + "\"}"));
    }

    /** Work for the event loop, which may fail. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs it on the event loop. */
    Future<?> onLoop(Work work) {
        return transport
                .turns()
                .iterator()
                .next()
                .loop()
                .submit(() -> {
                    work.run();
                    return true;
                });
    }

    Sockets sockets() {
        return sockets;
    }

    RoundDelivery delivery() {
        return delivery;
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

    /**
     * Fails unless a new client is served; a machine that stalls may miss short deadlines twice.
     */
    void assertServes() throws IOException {
        for (int left = 2; ; left--) {
            try (RawClient client = greeted()) {
                client.text("{\"op\":\"sync\",\"id\":\"s\"}").readFrame();
                return;
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
