package parley.server.lite.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** Frames from a server: whole, unmasked, uncompressed. */
public final class Frames {
    private static final int FIN = 0x80;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PONG = 0xA;

    /** Longest payload of a control frame; RFC 6455, section 5.5. */
    static final int CONTROL_MAX = 125;

    private static final int SHORT_MAX = 65_535;

    private Frames() {}

    /** Bytes that a text frame takes on the wire. */
    public static int size(int payload) {
        return payload + (payload <= CONTROL_MAX ? 2 : payload <= SHORT_MAX ? 4 : 10);
    }

    /** Appends a text frame. */
    public static void text(ByteBuf out, byte[] payload) {
        header(out, TEXT, payload.length);
        out.writeBytes(payload);
    }

    /** One text frame; the caller releases it. */
    public static ByteBuf text(ByteBufAllocator allocator, byte[] payload) {
        ByteBuf out = allocator.ioBuffer(size(payload.length));
        text(out, payload);
        return out;
    }

    static void header(ByteBuf out, int opcode, int payload) {
        out.writeByte(FIN | opcode);
        if (payload <= CONTROL_MAX) {
            out.writeByte(payload);
        } else if (payload <= SHORT_MAX) {
            out.writeByte(126);
            out.writeShort(payload);
        } else {
            out.writeByte(127);
            out.writeLong(payload);
        }
    }

    /** The answer to a ping with the same payload. */
    public static ByteBuf pong(ByteBufAllocator allocator, byte[] payload) {
        ByteBuf out = allocator.ioBuffer(size(payload.length));
        header(out, PONG, payload.length);
        out.writeBytes(payload);
        return out;
    }

    /** A close frame; a reason longer than fits is cut, {@link CloseStatus#NONE} sends no code. */
    public static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
        ByteBuf out = allocator.ioBuffer(size(CONTROL_MAX));
        if (code == CloseStatus.NONE) {
            header(out, CLOSE, 0);
            return out;
        }
        byte[] ascii = reason.getBytes(StandardCharsets.US_ASCII);
        int length = Math.min(ascii.length, CONTROL_MAX - Short.BYTES);
        header(out, CLOSE, Short.BYTES + length);
        out.writeShort(code);
        out.writeBytes(ascii, 0, length);
        return out;
    }
}
