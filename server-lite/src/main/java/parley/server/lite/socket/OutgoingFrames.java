package parley.server.lite.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import parley.server.lite.net.LingeringClose;

/**
 * Frames on their way to one client, in the order they were offered. Bounded in bytes by the
 * channel's high water mark: who does not read is cut, and catches up from history. On its event
 * loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
final class OutgoingFrames {
    private final ChannelHandlerContext bottom;
    private final Channel channel;
    private boolean ended;
    private boolean unflushed;

    /** {@code bottom}: the place right above TLS, see {@link Bottom}. */
    OutgoingFrames(ChannelHandlerContext bottom) {
        this.bottom = bottom;
        this.channel = bottom.channel();
    }

    /**
     * Takes whole frames, and their release, over. They leave with the next {@link #flush}. False:
     * the client is too far behind, or nothing may follow the last frame; they are dropped.
     */
    boolean offer(ByteBuf frames) {
        if (ended || !roomy()) {
            frames.release();
            return false;
        }
        bottom.write(frames, channel.voidPromise());
        unflushed = true;
        return true;
    }

    private boolean roomy() {
        if (!channel.isWritable()) {
            flush();
        }
        return channel.isWritable();
    }

    /** Whether frames wait for {@link #flush}. */
    boolean unflushed() {
        return unflushed;
    }

    /** One write to the socket, of everything offered since the last. */
    void flush() {
        if (unflushed) {
            unflushed = false;
            bottom.flush();
        }
    }

    /** Sends these last frames behind all others, however many wait, and ends the own direction. */
    void end(ByteBuf last) {
        if (ended) {
            last.release();
            return;
        }
        ended = true;
        unflushed = false;
        bottom.writeAndFlush(last).addListener(LingeringClose.AFTER_WRITE);
    }

    boolean ended() {
        return ended;
    }

    /** Bytes that wait because the client has not read what went before. */
    long waitingBytes() {
        return channel.isOpen() ? channel.unsafe().outboundBuffer().totalPendingWriteBytes() : 0;
    }
}
