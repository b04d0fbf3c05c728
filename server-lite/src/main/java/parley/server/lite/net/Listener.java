package parley.server.lite.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.lite.metrics.Metrics;

/** The one port: HTTP, WebSocket and, unless it is switched off, TLS. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 1_024;
    private static final String FULL =
            """
            HTTP/1.1 503 Service Unavailable\r
            Retry-After: 10\r
            Content-Length: 0\r
            Connection: close\r
            \r
            """;

    private final EventLoopGroup loops;
    private final ConnectionGate gate;
    private final Optional<SslContext> tls;
    private final int outgoingBytes;
    private final Consumer<SocketChannel> handlers;
    private final LongAdder accepted;
    private final LongAdder refused;

    /**
     * Does not listen yet.
     *
     * @param outgoingBytes how many may wait for a client that does not read
     * @param handlers appends what a connection's pipeline has above TLS
     */
    public Listener(
            EventLoopGroup loops,
            ConnectionGate gate,
            Optional<SslContext> tls,
            int outgoingBytes,
            Metrics metrics,
            Consumer<SocketChannel> handlers) {
        this.loops = loops;
        this.gate = gate;
        this.tls = tls;
        this.outgoingBytes = outgoingBytes;
        this.handlers = handlers;
        this.accepted = metrics.counter("parley_connections_accepted", "Connections let in.");
        this.refused =
                metrics.counter("parley_connections_refused", "Connections over the limits.");
        metrics.gauge("parley_connections", "Connections open now.", gate::open);
    }

    private Optional<Channel> server = Optional.empty();

    /**
     * Takes the port; 0 means any free one.
     *
     * @throws IOException when the port or the address is not to be had
     */
    public InetSocketAddress listen(InetSocketAddress address) throws IOException {
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(
                                ChannelOption.WRITE_BUFFER_WATER_MARK,
                                new WriteBufferWaterMark(outgoingBytes / 2, outgoingBytes))
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel channel) {
                                        accept(channel);
                                    }
                                })
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(problem(address, bound.cause()), bound.cause());
        }
        server = Optional.of(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    private static String problem(InetSocketAddress address, Throwable cause) {
        String where = address.getHostString() + ":" + address.getPort();
        String why = String.valueOf(cause.getMessage());
        if (cause instanceof BindException && why.contains("in use")) {
            return "port "
                    + address.getPort()
                    + " is in use. Stop the program that uses it, or choose another with --port"
                    + " (0 takes any free one).";
        }
        return "cannot listen on " + where + ": " + why + ". See --bind and --port.";
    }

    private void accept(SocketChannel channel) {
        InetSocketAddress peer = channel.remoteAddress();
        if (peer == null) {
            channel.close();
            return;
        }
        InetAddress from = peer.getAddress();
        if (!gate.enter(from)) {
            refused.increment();
            LOG.debug("refused {}: too many connections", from);
            refuse(channel);
            return;
        }
        accepted.increment();
        channel.closeFuture().addListener(_ -> gate.leave(from));
        tls.ifPresent(context -> channel.pipeline().addLast(new TlsOrNot(context)));
        handlers.accept(channel);
    }

    private void refuse(SocketChannel channel) {
        if (tls.isPresent()) {
            channel.close();
            return;
        }
        channel.writeAndFlush(ByteBufUtil.writeAscii(channel.alloc(), FULL))
                .addListener(_ -> channel.close());
    }

    /** Takes no more connections; those there are live on. */
    @Override
    public void close() {
        server.ifPresent(channel -> channel.close().awaitUninterruptibly());
    }
}
