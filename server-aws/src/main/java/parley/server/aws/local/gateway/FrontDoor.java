package parley.server.aws.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;

/** A client's connection before it is a WebSocket: the HTTP API, and the handshake. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the channel
final class FrontDoor extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** So that an id in base64 ends with {@code =}, as AWS's do. */
    private static final int ID_BYTES = 11;

    private static final int UPGRADE_REQUIRED = 426;

    private final GatewayPlan plan;
    private final GatewayRules rules;
    private final Functions functions;
    private final GatewaySockets sockets;
    private final Events events;
    private final InstantSource clock;

    FrontDoor(
            GatewayPlan plan,
            GatewayRules rules,
            Functions functions,
            GatewaySockets sockets,
            Events events,
            InstantSource clock) {
        this.plan = plan;
        this.rules = rules;
        this.functions = functions;
        this.sockets = sockets;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        String from = ((InetSocketAddress) ctx.channel().remoteAddress()).getHostString();
        if (!request.decoderResult().isSuccess()) {
            Http.problem(ctx, false, 400, "Bad Request");
        } else if (!new QueryStringDecoder(request.uri()).path().equals(plan.socketPath())) {
            byte[] event = events.http(request, from);
            functions.run(() -> {
                LambdaAnswer answer = functions.call(event);
                Http.answer(ctx, keepAlive, answer.status(), answer.headers(), answer.body());
            });
        } else if (isHandshake(request.headers())) {
            FullHttpRequest kept = request.retain();
            GatewaySocket socket =
                    new GatewaySocket(id(), ctx.channel(), rules, clock.instant(), from);
            functions.run(() -> {
                try {
                    connect(ctx, kept, socket);
                } finally {
                    kept.release();
                }
            });
        } else {
            Http.problem(ctx, keepAlive, UPGRADE_REQUIRED, "Upgrade Required");
        }
    }

    private static boolean isHandshake(HttpHeaders headers) {
        return headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && headers.contains(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13", true)
                && headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    }

    private void connect(ChannelHandlerContext ctx, FullHttpRequest request, GatewaySocket socket) {
        HttpHeaders headers = request.headers();
        Functions.Decision decision =
                functions.authorize(events.authorize(socket, headers, request.uri()));
        if (decision.refused() > 0) {
            Http.problem(ctx, false, decision.refused(), "Unauthorized");
            return;
        }
        socket.authorized(decision.context());
        sockets.add(socket);
        LambdaAnswer answer = functions.call(events.connect(socket, headers, request.uri()));
        if (answer.status() / 100 != 2) {
            sockets.remove(socket);
            Http.answer(ctx, false, answer.status(), answer.headers(), answer.body());
            return;
        }
        HttpHeaders more = new DefaultHttpHeaders();
        answer.headers()
                .forEach((name, value) -> {
                    if (name.toLowerCase(Locale.ROOT).startsWith("sec-websocket-protocol")) {
                        more.set(name, value);
                    }
                });
        FullHttpRequest kept = request.retain();
        ctx.executor().execute(() -> upgrade(ctx, kept, more, socket));
    }

    private void upgrade(
            ChannelHandlerContext ctx,
            FullHttpRequest request,
            HttpHeaders more,
            GatewaySocket socket) {
        ChannelPipeline pipeline = ctx.pipeline();
        SocketFrames frames = new SocketFrames(plan, rules, functions, sockets, events, socket);
        WebSocketDecoderConfig config =
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(rules.frame())
                        .allowExtensions(false)
                        .closeOnProtocolViolation(false) // SocketFrames does
                        .build();
        pipeline.remove(HttpObjectAggregator.class);
        pipeline.addLast(new WebSocketFrameAggregator(rules.message()), frames);
        pipeline.remove(this);
        new WebSocketServerHandshaker13("", null, config)
                .handshake(ctx.channel(), request, more, ctx.channel().newPromise())
                .addListener(done -> {
                    request.release();
                    if (done.isSuccess()) {
                        socket.opened();
                    } else {
                        ctx.channel().close();
                    }
                });
    }

    private static String id() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
