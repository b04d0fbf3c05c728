package parley.server.lite.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.lite.net.Deadlines;
import parley.server.lite.net.LingeringClose;

/**
 * One connection while it speaks HTTP: takes one request at a time, bounds its body and the time it
 * takes, and answers in order. On its event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class HttpConnection extends ChannelInboundHandlerAdapter
        implements Deadlines.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConnection.class);

    /** Objects read ahead of the answer to the request before; a flood of them closes. */
    private static final int MAX_AHEAD = 64;

    /** How long the last answer may take to arrive. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final String BEARER = "bearer ";

    private final Routes routes;
    private final UpgradePoint upgrade;
    private final LongPaths longPaths;
    private final Codec codec;
    private final HttpTiming timing;
    private final Deadlines deadlines;

    private final Queue<HttpObject> ahead = new ArrayDeque<>();
    private long due;
    private boolean answering;
    private boolean closing;
    private @Nullable HttpRequest head;
    private Routes.@Nullable Route route;
    private ByteBuf body = Unpooled.EMPTY_BUFFER;
    private @Nullable ChannelHandlerContext context;

    /** What takes a body as it comes, or sends a long one; the rest of it is read at once. */
    private @Nullable Line line;

    public HttpConnection(
            Routes routes,
            UpgradePoint upgrade,
            LongPaths longPaths,
            Codec codec,
            HttpTiming timing,
            Deadlines deadlines) {
        this.routes = routes;
        this.upgrade = upgrade;
        this.longPaths = longPaths;
        this.codec = codec;
        this.timing = timing;
        this.deadlines = deadlines;
        within(timing.head());
    }

    private void within(Duration time) {
        due = System.nanoTime() + time.toNanos();
    }

    @Override
    public long dueNanos() {
        return due;
    }

    @Override
    public void overdue() {
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        deadlines.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        deadlines.remove(this);
        Line open = line;
        line = null;
        if (open != null) {
            open.lost();
        }
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof HttpObject object) || closing) {
            ReferenceCountUtil.release(message);
        } else if (answering) {
            ahead.add(object);
            if (ahead.size() > MAX_AHEAD) {
                ctx.close();
            }
        } else {
            take(ctx, object);
        }
    }

    private void take(ChannelHandlerContext ctx, HttpObject object) {
        try {
            if (object.decoderResult().isFailure()) {
                malformed(ctx, object.decoderResult().cause());
                return;
            }
            if (object instanceof HttpRequest request) {
                begin(ctx, request);
            }
            if (object instanceof HttpContent content && head != null && !closing) {
                more(ctx, content);
            }
        } finally {
            ReferenceCountUtil.release(object);
        }
    }

    private void malformed(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            refuse(ctx, 431, ErrorCode.TOO_LARGE, "the request's head is too long");
        } else {
            refuse(ctx, 400, ErrorCode.BAD_REQUEST, "not HTTP/1.1");
        }
    }

    private void begin(ChannelHandlerContext ctx, HttpRequest request) {
        within(timing.body());
        String path = path(request);
        String method = request.method().name();
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.headers().getAll(HttpHeaderNames.HOST).size() != 1) {
            refuse(ctx, 400, ErrorCode.BAD_REQUEST, "one Host header is needed");
            return;
        }
        if (path.equals(upgrade.path())) {
            if (!method.equals("GET")) {
                refuse(ctx, notAllowed("GET"));
                return;
            }
            head = request;
            return;
        }
        if (path.startsWith(longPaths.prefix())) {
            head = request;
            Line opened = new Line(ctx, this, HttpUtil.isKeepAlive(request), codec);
            line = opened;
            opened.begin(longPaths.open(request, opened));
            if (!closing && HttpUtil.is100ContinueExpected(request)) {
                sendContinue(ctx);
            }
            return;
        }
        Optional<Routes.Route> found = routes.find(method, path);
        if (found.isEmpty()) {
            var methods = routes.methods(path);
            refuse(
                    ctx,
                    methods.isEmpty()
                            ? problem(404, ErrorCode.NOT_FOUND, "no such path")
                            : notAllowed(String.join(", ", methods)));
            return;
        }
        long length = HttpUtil.getContentLength(request, 0L);
        if (length > found.get().maxBody()) {
            tooLarge(ctx, found.get().maxBody());
            return;
        }
        if (request.headers().contains(HttpHeaderNames.EXPECT)) {
            if (!HttpUtil.is100ContinueExpected(request)) {
                refuse(ctx, 417, ErrorCode.BAD_REQUEST, "only 100-continue may be expected");
                return;
            }
            sendContinue(ctx);
        }
        head = request;
        route = found.get();
        body = Unpooled.buffer(Math.min((int) length, 4_096), Math.max(1, found.get().maxBody()));
    }

    private static void sendContinue(ChannelHandlerContext ctx) {
        ctx.writeAndFlush(
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }

    private void more(Line to, HttpContent content) {
        if (content.content().isReadable()) {
            within(timing.idle());
            to.more(content.content().retain());
        }
        if (content instanceof LastHttpContent) {
            head = null;
            answering = true;
            within(timing.answer());
            to.end();
        }
    }

    private void more(ChannelHandlerContext ctx, HttpContent content) {
        HttpRequest request = head;
        Routes.Route to = route;
        if (request == null) {
            return;
        }
        if (line != null) {
            more(line, content);
            return;
        }
        int n = content.content().readableBytes();
        int max = to == null ? 0 : to.maxBody();
        if (n > max - body.readableBytes()) {
            tooLarge(ctx, max);
            return;
        }
        if (n > 0) {
            body.writeBytes(content.content());
        }
        if (content instanceof LastHttpContent) {
            whole(ctx, request, to);
        }
    }

    private void whole(ChannelHandlerContext ctx, HttpRequest request, Routes.@Nullable Route to) {
        head = null;
        route = null;
        answering = true;
        within(timing.answer());
        ctx.channel().config().setAutoRead(false);
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        if (to == null) {
            upgrade.upgrade(ctx, request, answer -> onLoop(ctx, answer, keepAlive));
            return;
        }
        byte[] bytes = new byte[body.readableBytes()];
        body.readBytes(bytes);
        body = Unpooled.EMPTY_BUFFER;
        InetAddress from = ((InetSocketAddress) ctx.channel().remoteAddress()).getAddress();
        try {
            to.endpoint()
                    .handle(
                            new HttpCall(bearer(request), bytes, from),
                            answer -> onLoop(ctx, answer, keepAlive));
        } catch (RuntimeException e) {
            LOG.error("cannot answer {}", path(request), e);
            onLoop(ctx, problem(503, ErrorCode.INTERNAL, "internal error"), false);
        }
    }

    private void onLoop(ChannelHandlerContext ctx, Answer answer, boolean keepAlive) {
        if (ctx.executor().inEventLoop()) {
            write(ctx, answer, keepAlive);
            next(ctx);
        } else {
            ctx.executor().execute(() -> onLoop(ctx, answer, keepAlive));
        }
    }

    /** A line's last word; {@code whole}: the request was read to its end. On the loop. */
    void answered(ChannelHandlerContext ctx, Answer answer, boolean keepAlive) {
        boolean whole = answering;
        line = null;
        head = null;
        write(ctx, answer, keepAlive && whole);
        if (whole) {
            next(ctx);
        }
    }

    /** A long answer went out whole. On the loop. */
    void sent(ChannelHandlerContext ctx, boolean keepAlive) {
        line = null;
        if (keepAlive) {
            next(ctx);
        } else {
            closing = true;
            within(LINGER);
            ctx.channel().config().setAutoRead(true);
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(LingeringClose.AFTER_WRITE);
        }
    }

    /** Bytes of a long answer were taken. On the loop. */
    void progress() {
        within(timing.answer());
    }

    private void next(ChannelHandlerContext ctx) {
        if (closing) {
            return;
        }
        answering = false;
        within(timing.idle());
        while (!answering && !closing && !ahead.isEmpty()) {
            take(ctx, ahead.remove());
        }
        if (!answering) {
            ctx.channel().config().setAutoRead(true);
        }
    }

    private void refuse(ChannelHandlerContext ctx, int status, ErrorCode code, String why) {
        refuse(ctx, problem(status, code, why));
    }

    /** Answers a request that was not read to its end, so that the connection cannot go on. */
    private void refuse(ChannelHandlerContext ctx, Answer answer) {
        head = null;
        body = Unpooled.EMPTY_BUFFER;
        write(ctx, answer, false);
    }

    private void tooLarge(ChannelHandlerContext ctx, int max) {
        refuse(ctx, 413, ErrorCode.TOO_LARGE, "the body may have " + max + " bytes");
    }

    private Answer notAllowed(String methods) {
        return problem(405, ErrorCode.BAD_REQUEST, "method not allowed")
                .with(405, "Allow", methods);
    }

    private Answer problem(int status, ErrorCode code, String why) {
        return Answer.problem(codec, status, WireError.of(code, why));
    }

    private void write(ChannelHandlerContext ctx, Answer answer, boolean keepAlive) {
        FullHttpResponse response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.valueOf(answer.status()),
                        Unpooled.wrappedBuffer(answer.body()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(response.headers()::set);
        if (keepAlive) {
            ctx.writeAndFlush(response);
            return;
        }
        closing = true;
        within(LINGER);
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
        ctx.channel().config().setAutoRead(true);
        ctx.writeAndFlush(response).addListener(LingeringClose.AFTER_WRITE);
    }

    private static String path(HttpRequest request) {
        int query = request.uri().indexOf('?');
        return query < 0 ? request.uri() : request.uri().substring(0, query);
    }

    /** The access token of a request; empty without one, or when it is too long to be one. */
    public static Optional<String> bearer(HttpRequest request) {
        String value = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (!value.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.empty();
        }
        return Optional.of(value.substring(BEARER.length()).strip());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.debug("connection lost: {}", cause.toString());
        ctx.close();
    }
}
