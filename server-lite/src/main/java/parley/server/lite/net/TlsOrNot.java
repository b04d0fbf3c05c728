package parley.server.lite.net;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;

/** Looks at a connection's first bytes: TLS goes on, anything else is told so and ended. */
final class TlsOrNot extends OptionalSslHandler {
    TlsOrNot(SslContext tls) {
        super(tls);
    }

    @Override
    protected SslHandler newSslHandler(ChannelHandlerContext context, SslContext tls) {
        SslHandler handler = super.newSslHandler(context, tls);
        // The deadline for the first request's head bounds the handshake, too.
        handler.setHandshakeTimeoutMillis(0);
        return handler;
    }

    @Override
    protected ChannelHandler newNonSslHandler(ChannelHandlerContext context) {
        return new PlainOnTlsPort();
    }
}
