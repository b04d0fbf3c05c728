package parley.server.lite;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import parley.protocol.Codec;
import parley.server.lite.http.HttpConnection;
import parley.server.lite.http.LongPaths;
import parley.server.lite.http.Routes;
import parley.server.lite.http.UpgradePoint;
import parley.server.lite.metrics.Metrics;
import parley.server.lite.net.ConnectionGate;
import parley.server.lite.net.Listener;
import parley.server.lite.socket.Bottom;
import parley.server.lite.socket.LoopTurn;

/** The event loops and the port, from the first byte of a connection to its requests. */
public final class Transport implements AutoCloseable {
    /** Longest first line and longest head of a request, in bytes. */
    private static final int MAX_HEAD = 8_192;

    /** Most of a body that is handed on in one piece: two records of TLS. */
    private static final int MAX_CHUNK = 32_768;

    private final TransportConfig config;
    private final Codec codec;
    private final MultiThreadIoEventLoopGroup loops;
    private final Map<EventExecutor, LoopTurn> turns = new HashMap<>();
    private final Bottom bottom = new Bottom();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /** Starts the event loops, so that what stands behind the port can be built with them. */
    public Transport(TransportConfig config, Codec codec) {
        this.config = config;
        this.codec = codec;
        this.loops =
                new MultiThreadIoEventLoopGroup(
                        config.loops(),
                        new DefaultThreadFactory("parley-loop"),
                        NioIoHandler.newFactory());
        for (EventExecutor each : loops) {
            turns.put(each, new LoopTurn((EventLoop) each, config.sweep()));
        }
    }

    /** One for each event loop. */
    public Collection<LoopTurn> turns() {
        return turns.values();
    }

    /** What the loop of a connection shares. */
    public LoopTurn turn(ChannelHandlerContext context) {
        LoopTurn turn = turns.get(context.executor());
        if (turn == null) {
            throw new IllegalStateException("not one of this server's loops");
        }
        return turn;
    }

    private Optional<Listener> listener = Optional.empty();

    /**
     * Takes the port.
     *
     * @return where it listens
     * @throws IOException when the port or the address is not to be had
     */
    public InetSocketAddress listen(
            Optional<SslContext> tls,
            Routes routes,
            UpgradePoint upgrade,
            LongPaths longPaths,
            Metrics metrics)
            throws IOException {
        Listener listening =
                new Listener(
                        loops,
                        new ConnectionGate(config.connections(), config.perAddress()),
                        tls,
                        config.outgoingBytes(),
                        metrics,
                        channel -> handlers(channel, routes, upgrade, longPaths));
        InetSocketAddress address = listening.listen(config.address());
        listener = Optional.of(listening);
        return address;
    }

    private void handlers(
            SocketChannel channel, Routes routes, UpgradePoint upgrade, LongPaths longPaths) {
        channels.add(channel);
        LoopTurn turn = turns.get(channel.eventLoop());
        if (turn == null) {
            throw new IllegalStateException("not one of this server's loops");
        }
        channel.pipeline()
                .addLast(Bottom.NAME, bottom)
                .addLast(
                        new HttpServerCodec(
                                new HttpDecoderConfig()
                                        .setInitialBufferSize(256)
                                        .setMaxChunkSize(MAX_CHUNK)
                                        .setMaxInitialLineLength(MAX_HEAD)
                                        .setMaxHeaderSize(MAX_HEAD)))
                .addLast(
                        new HttpConnection(
                                routes,
                                upgrade,
                                longPaths,
                                codec,
                                config.http(),
                                turn.deadlines()));
    }

    /** Takes no more connections; those there are live on. */
    public void stopListening() {
        listener.ifPresent(Listener::close);
    }

    /** Cuts every connection and ends the event loops. Waits for them a few seconds at most. */
    @Override
    public void close() {
        stopListening();
        channels.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    /** The connections there are. */
    public Collection<Channel> channels() {
        return channels;
    }
}
