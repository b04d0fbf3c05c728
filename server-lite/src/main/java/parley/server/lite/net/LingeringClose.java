package parley.server.lite.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Ends the own direction only. Closing a socket at once while the peer still sends makes the kernel
 * answer with a reset, which can take the last words with it; RFC 9112, section 9.6. The owner goes
 * on discarding what comes, and closes when the peer has closed or a deadline passes.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
public final class LingeringClose implements ChannelFutureListener {
    public static final ChannelFutureListener AFTER_WRITE = new LingeringClose();

    private LingeringClose() {}

    @Override
    public void operationComplete(ChannelFuture written) {
        Channel channel = written.channel();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (!written.isSuccess() || !(channel instanceof DuplexChannel duplex)) {
            channel.close();
        } else if (tls != null) {
            tls.closeOutbound();
        } else {
            duplex.shutdownOutput();
        }
    }
}
