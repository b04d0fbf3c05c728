package parley.server.lite.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import parley.protocol.Codec;
import parley.protocol.Event;
import parley.server.lite.frame.Frames;

/**
 * What all sockets of a server share.
 *
 * @param pong the event {@code pong} as a frame, never released
 */
public record SocketEnvironment(
        Codec codec,
        SocketTiming timing,
        SocketMetrics metrics,
        ByteBufAllocator allocator,
        ByteBuf pong) {
    public static SocketEnvironment of(
            Codec codec, SocketTiming timing, SocketMetrics metrics, ByteBufAllocator allocator) {
        ByteBuf frame = Unpooled.buffer();
        Frames.text(frame, codec.encode(new Event.Pong()));
        // Wrapped rather than allocated: it lives as long as the server, which is no leak.
        ByteBuffer direct = ByteBuffer.allocateDirect(frame.readableBytes());
        frame.readBytes(direct);
        ByteBuf pong = Unpooled.wrappedBuffer(direct.flip()).asReadOnly();
        return new SocketEnvironment(
                codec, timing, metrics, allocator, Unpooled.unreleasableBuffer(pong));
    }
}
