package parley.server.lite.socket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;
import parley.server.lite.http.Answer;
import parley.server.lite.http.HttpConnection;
import parley.server.lite.http.UpgradePoint;

/** {@code GET /v1/ws}: checks the head, has the token looked at, and turns HTTP into frames. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class SocketUpgrade implements UpgradePoint {
    private final SocketEnvironment env;
    private final Set<String> origins;
    private final SocketDoor door;
    private final Function<ChannelHandlerContext, LoopTurn> turns;

    /**
     * A door for every connection.
     *
     * @param origins of web pages that may connect; programs send none
     * @param turns finds what a connection's event loop shares
     */
    public SocketUpgrade(
            SocketEnvironment env,
            Set<String> origins,
            SocketDoor door,
            Function<ChannelHandlerContext, LoopTurn> turns) {
        this.env = env;
        this.origins = Set.copyOf(origins);
        this.door = door;
        this.turns = turns;
    }

    @Override
    public String path() {
        return "/v1/ws";
    }

    @Override
    public void upgrade(ChannelHandlerContext ctx, HttpRequest request, Consumer<Answer> refuse) {
        WebSocketHead head = new WebSocketHead(request);
        if (!head.asksForWebSocket()) {
            refuse.accept(
                    problem(400, ErrorCode.BAD_REQUEST, "a WebSocket upgrade is needed")
                            .with(426, "Upgrade", "websocket"));
        } else if (!head.isVersion13()) {
            refuse.accept(
                    problem(400, ErrorCode.UNSUPPORTED_VERSION, "WebSocket version 13 is needed")
                            .with(426, "Sec-WebSocket-Version", "13"));
        } else if (head.accept().isEmpty()) {
            refuse.accept(problem(400, ErrorCode.BAD_REQUEST, "Sec-WebSocket-Key is wrong"));
        } else if (head.origin().isPresent() && !origins.contains(head.origin().get())) {
            refuse.accept(problem(403, ErrorCode.FORBIDDEN, "this origin may not connect"));
        } else if (!head.offersProtocol()) {
            refuse.accept(
                    problem(400, ErrorCode.UNSUPPORTED_VERSION, "the subprotocol is parley.v1"));
        } else {
            String accept = head.accept().get();
            door.open(
                    HttpConnection.bearer(request),
                    head.ticket(),
                    outcome -> onLoop(ctx, accept, outcome, refuse));
        }
    }

    private void onLoop(
            ChannelHandlerContext ctx,
            String accept,
            SocketDoor.Decision outcome,
            Consumer<Answer> refuse) {
        if (!ctx.executor().inEventLoop()) {
            ctx.executor().execute(() -> onLoop(ctx, accept, outcome, refuse));
            return;
        }
        switch (outcome) {
            case SocketDoor.Refused refused ->
                    refuse.accept(Answer.problem(env.codec(), refused.err()));
            case SocketDoor.Admitted admitted -> {
                if (ctx.channel().isActive()) {
                    upgraded(ctx, accept, admitted);
                }
            }
        }
    }

    private void upgraded(ChannelHandlerContext ctx, String accept, SocketDoor.Admitted admitted) {
        FullHttpResponse switching =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.SWITCHING_PROTOCOLS,
                        Unpooled.EMPTY_BUFFER);
        switching
                .headers()
                .set(HttpHeaderNames.UPGRADE, "websocket")
                .set(HttpHeaderNames.CONNECTION, "Upgrade")
                .set(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT, accept)
                .set(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, WebSocketHead.PROTOCOL);
        ctx.writeAndFlush(switching);
        ChannelPipeline pipeline = ctx.pipeline();
        pipeline.addLast(
                new SocketConnection(
                        env,
                        turns.apply(ctx),
                        admitted.service(),
                        admitted.identity(),
                        admitted.expires()));
        pipeline.remove(HttpConnection.class);
        pipeline.remove(HttpServerCodec.class);
        ctx.channel().config().setAutoRead(true);
    }

    private Answer problem(int status, ErrorCode code, String why) {
        return Answer.problem(env.codec(), status, WireError.of(code, why));
    }
}
