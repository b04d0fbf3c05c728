package parley.server.aws.local.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * API Gateway on this machine: one port for clients, with the WebSocket API on a path of its own
 * and the HTTP API on all others, as a distribution before both makes it; and one port for posting
 * to connections. Both on 127.0.0.1.
 */
public final class Gateway implements AutoCloseable {
    private static final int MAX_HEAD = 10_240;

    private final MultiThreadIoEventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final GatewaySockets sockets = new GatewaySockets();
    private final Functions functions;
    private final PostRate rate;
    private final String scheme;
    private final int port;
    private final int callbackPort;

    private Gateway(
            GatewayPlan plan,
            GatewayRules rules,
            Lambda lambda,
            InstantSource clock,
            int port,
            Optional<SslContext> tls)
            throws IOException {
        this.scheme = tls.isPresent() ? "https" : "http";
        this.functions = new Functions(lambda, rules);
        Events events = new Events(clock);
        this.rate = new PostRate(rules.posts());
        this.callbackPort =
                listen(
                        0,
                        rules.body(),
                        Optional.empty(),
                        () -> new Callbacks(sockets, rules, rate));
        this.port =
                listen(
                        port,
                        rules.body(),
                        tls,
                        () -> new FrontDoor(plan, rules, functions, sockets, events, clock));
    }

    /**
     * Starts it; {@code port} 0: a free one.
     *
     * @throws IOException when the port is not to be had
     */
    public static Gateway start(
            GatewayPlan plan, GatewayRules rules, Lambda lambda, InstantSource clock, int port)
            throws IOException {
        return start(plan, rules, lambda, clock, port, Optional.empty());
    }

    /** As {@link #start}, with TLS on the port for clients; API Gateway always has it. */
    public static Gateway start(
            GatewayPlan plan,
            GatewayRules rules,
            Lambda lambda,
            InstantSource clock,
            int port,
            Optional<SslContext> tls)
            throws IOException {
        return new Gateway(plan, rules, lambda, clock, port, tls);
    }

    private int listen(
            int wanted, int body, Optional<SslContext> tls, Supplier<ChannelHandler> handler)
            throws IOException {
        var bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        tls.ifPresent(each ->
                                                channel.pipeline()
                                                        .addLast(each.newHandler(channel.alloc())));
                                        channel.pipeline()
                                                .addLast(
                                                        new HttpServerCodec(
                                                                MAX_HEAD, MAX_HEAD, 8_192))
                                                .addLast(new HttpObjectAggregator(body))
                                                .addLast(handler.get());
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted))
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("cannot listen on port " + wanted, bound.cause());
        }
        Channel channel = bound.channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** For clients. */
    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port);
    }

    /** For posting to connections: the endpoint of the API Gateway Management API. */
    public URI callbacks() {
        return URI.create("http://127.0.0.1:" + callbackPort);
    }

    /** Ends all connections as API Gateway does when it takes a host away: 1001. */
    public void endConnections() {
        sockets.endAll();
    }

    /** How many posts were answered 429. */
    public long postsRefused() {
        return rate.refused();
    }

    /** How many connections there are. */
    public int connections() {
        return sockets.size();
    }

    @Override
    public void close() {
        functions.close();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}
