package parley.server.lite.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import parley.server.lite.frame.Frames;
import parley.server.lite.net.LingeringClose;

/**
 * Frames on their way to one client, in the order they were offered. Bounded in bytes by the
 * channel's high water mark: who does not read is cut, and catches up from history. On its event
 * loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write or close ends in exceptionCaught
final class OutgoingFrames {
    /** Own frames are gathered up to this many bytes before they become one piece. */
    private static final int GATHERED = 32 * 1_024;

    private static final int FIRST = 256;

    private final ChannelHandlerContext bottom;
    private final Channel channel;

    /** Frames for this client alone that were not written yet; null when there are none. */
    private @Nullable ByteBuf own;

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
        writeOwn();
        bottom.write(frames, channel.voidPromise());
        unflushed = true;
        return true;
    }

    /** As {@link #offer}, for one text frame that goes to this client alone. */
    boolean offerText(byte[] json) {
        if (ended || !roomy()) {
            return false;
        }
        ByteBuf gathered = own;
        if (gathered == null) {
            gathered = bottom.alloc().ioBuffer(Math.max(FIRST, Frames.size(json.length)));
            own = gathered;
        }
        Frames.text(gathered, json);
        unflushed = true;
        if (gathered.readableBytes() >= GATHERED) {
            writeOwn();
        }
        return true;
    }

    private void writeOwn() {
        ByteBuf gathered = own;
        if (gathered != null) {
            own = null;
            bottom.write(gathered, channel.voidPromise());
        }
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
            writeOwn();
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
        writeOwn();
        bottom.writeAndFlush(last).addListener(LingeringClose.AFTER_WRITE);
    }

    /** Gives up what was not written; the connection has ended. */
    void release() {
        ended = true;
        ByteBuf gathered = own;
        own = null;
        if (gathered != null) {
            gathered.release();
        }
    }
}
