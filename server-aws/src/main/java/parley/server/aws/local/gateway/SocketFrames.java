package parley.server.aws.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes on an open connection: each message is an invocation of its own, and two of one
 * connection run at the same time. On the channel's loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write ends the channel
final class SocketFrames extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(SocketFrames.class);
    private static final int NORMAL = 1_000;
    private static final int NO_STATUS = 1_005;
    private static final int ABNORMAL = 1_006;
    private static final int TOO_BIG = 1_009;

    private final GatewayPlan plan;
    private final GatewayRules rules;
    private final Functions functions;
    private final GatewaySockets sockets;
    private final Events events;
    private final GatewaySocket socket;
    private int closeCode = ABNORMAL;
    private String closeReason = "Connection Closed Abnormally";

    SocketFrames(
            GatewayPlan plan,
            GatewayRules rules,
            Functions functions,
            GatewaySockets sockets,
            Events events,
            GatewaySocket socket) {
        this.plan = plan;
        this.rules = rules;
        this.functions = functions;
        this.sockets = sockets;
        this.events = events;
        this.socket = socket;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame _, BinaryWebSocketFrame _ -> message(frame);
            case PingWebSocketFrame _ ->
                    ctx.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
            case CloseWebSocketFrame close -> {
                closeCode = close.statusCode() < 0 ? NO_STATUS : close.statusCode();
                closeReason = close.reasonText();
                socket.closedByClient(closeCode == NO_STATUS ? NORMAL : closeCode);
            }
            default -> LOG.debug("nothing is done for {}", frame);
        }
    }

    private void message(WebSocketFrame frame) {
        socket.active();
        byte[] body = new byte[frame.content().readableBytes()];
        frame.content().getBytes(frame.content().readerIndex(), body);
        boolean binary = frame instanceof BinaryWebSocketFrame;
        String route = Events.route(body, plan.routeKey()).orElse("$default");
        String mock = plan.mocks().get(route);
        if (mock != null) {
            socket.send(mock.getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] event = events.message(socket, "$default", body, binary);
        functions.run(() -> {
            LambdaAnswer answer = functions.call(event);
            if (answer.body().length > 0) {
                socket.send(answer.status() / 100 == 2 ? answer.body() : failure());
            }
        });
    }

    private byte[] failure() {
        String json =
                "{\"message\":\"Internal server error\",\"connectionId\":\"" + socket.id() + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException broken) {
            socket.close(broken.closeStatus().code(), broken.closeStatus().reasonText());
        } else if (cause instanceof TooLongFrameException) {
            socket.close(TOO_BIG, "Message too big");
        } else {
            LOG.debug("connection lost: {}", cause.toString());
            ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        sockets.remove(socket);
        if (socket.ended() && rules.disconnects().test(socket.id())) {
            int code = socket.closedWith() > 0 ? socket.closedWith() : closeCode;
            byte[] event = events.disconnect(socket, code, closeReason);
            functions.run(() -> functions.call(event));
        }
    }
}
