package parley.server.lite.net;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** Tells somebody who speaks plain HTTP to a TLS port what to do instead. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
final class PlainOnTlsPort extends ChannelInboundHandlerAdapter {
    private static final String ANSWER =
            """
            HTTP/1.1 400 Bad Request\r
            Content-Type: text/plain; charset=utf-8\r
            Connection: close\r
            \r
            This port speaks TLS: use https:// (or wss://) in the address.
            """;

    private boolean answered;

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
        if (!answered) {
            answered = true;
            ctx.writeAndFlush(ByteBufUtil.writeAscii(ctx.alloc(), ANSWER))
                    .addListener(LingeringClose.AFTER_WRITE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
