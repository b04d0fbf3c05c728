package parley.server.aws.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** {@code /@connections/ID}: posts to connections, tells of them and ends them. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed close ends the channel
final class Callbacks extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final String PATH = "/@connections/";

    private final GatewaySockets sockets;
    private final GatewayRules rules;
    private final PostRate rate;

    Callbacks(GatewaySockets sockets, GatewayRules rules, PostRate rate) {
        this.sockets = sockets;
        this.rules = rules;
        this.rate = rate;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        String path = new QueryStringDecoder(request.uri()).path();
        int at = path.indexOf(PATH);
        String id = at < 0 ? "" : path.substring(at + PATH.length());
        Optional<GatewaySocket> socket = sockets.open(id);
        if (!rate.take()) {
            refuse(ctx, request, 429, "LimitExceededException");
        } else if (socket.isEmpty()) {
            refuse(ctx, request, 410, "GoneException");
        } else if (request.content().readableBytes() > rules.message()) {
            refuse(ctx, request, 413, "PayloadTooLargeException");
        } else {
            carryOut(ctx, request, socket.get());
        }
    }

    private void carryOut(ChannelHandlerContext ctx, FullHttpRequest request, GatewaySocket to) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        if (request.method().equals(HttpMethod.POST)) {
            byte[] body = new byte[request.content().readableBytes()];
            request.content().getBytes(request.content().readerIndex(), body);
            if (to.send(body)) {
                Http.answer(ctx, keepAlive, 200, Map.of(), new byte[0]);
            } else {
                refuse(ctx, request, 410, "GoneException");
            }
        } else if (request.method().equals(HttpMethod.DELETE)) {
            to.close(GatewaySocket.GOING_AWAY, "Going away");
            Http.answer(ctx, keepAlive, 204, Map.of(), new byte[0]);
        } else {
            String json = "{\"connectedAt\":\"" + to.connectedAt() + "\"}";
            Http.answer(
                    ctx,
                    keepAlive,
                    200,
                    Map.of("Content-Type", "application/json"),
                    json.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void refuse(
            ChannelHandlerContext ctx, FullHttpRequest request, int status, String type) {
        Http.answer(
                ctx,
                HttpUtil.isKeepAlive(request),
                status,
                Map.of("Content-Type", "application/json", "x-amzn-ErrorType", type),
                "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
