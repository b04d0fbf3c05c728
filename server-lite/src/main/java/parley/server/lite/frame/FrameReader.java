package parley.server.lite.frame;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a client's bytes apart into messages, as strictly as RFC 6455 allows: masked, no extension,
 * text only, well-formed UTF-8. A message that claims more than the limit is refused at its header;
 * memory grows with the bytes that came, never with what a header claims. For one thread.
 */
public final class FrameReader {
    /** More fragments than this in one message close 1008. */
    public static final int MAX_FRAGMENTS = 1_024;

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int HEADER_MAX = 14;
    private static final byte[] NOTHING = new byte[0];
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int maxMessage;
    private final byte[] scratch;
    private final FrameListener listener;

    private final byte[] header = new byte[HEADER_MAX];
    private int headerSize;
    private boolean inPayload;
    private boolean finished;

    private int opcode;
    private boolean fin;
    private int mask;
    private int length;
    private int received;

    /** Payload of a control frame that came in pieces. */
    private byte[] control = NOTHING;

    /** Payload of a message that came in pieces; null while none is open. */
    private byte @Nullable [] message;

    private int messageSize;
    private boolean open;
    private int fragments;

    /**
     * Readers on one thread share {@code scratch}, which takes every message that came whole.
     *
     * @param scratch its length is the longest message accepted, in bytes
     */
    public FrameReader(byte[] scratch, FrameListener listener) {
        this.maxMessage = scratch.length;
        this.scratch = scratch;
        this.listener = listener;
    }

    /** Reads all of {@code in}, without releasing it. */
    public void read(ByteBuf in) {
        while (!finished && in.isReadable()) {
            if (!inPayload && !readHeader(in)) {
                return;
            }
            if (!finished && inPayload) {
                readPayload(in);
            }
        }
        if (finished) {
            in.skipBytes(in.readableBytes());
        }
    }

    private boolean readHeader(ByteBuf in) {
        while (in.isReadable()) {
            header[headerSize++] = in.readByte();
            if (headerSize == 1) {
                checkOpcode();
            } else if (headerSize == 2) {
                checkLength();
            }
            if (finished) {
                return true;
            }
            if (headerSize >= 2 && headerSize == headerLength()) {
                beginPayload();
                return true;
            }
        }
        return false;
    }

    private int headerLength() {
        int claimed = header[1] & 0x7f;
        return 2 + (claimed == 126 ? 2 : claimed == 127 ? 8 : 0) + Integer.BYTES;
    }

    private void checkOpcode() {
        fin = (header[0] & 0x80) != 0;
        opcode = header[0] & 0x0f;
        if ((header[0] & 0x70) != 0) {
            fault(CloseStatus.PROTOCOL_ERROR, "no extension was agreed on");
            return;
        }
        switch (opcode) {
            case CONTINUATION -> {
                if (!open) {
                    fault(CloseStatus.PROTOCOL_ERROR, "nothing to continue");
                }
            }
            case TEXT -> {
                if (open) {
                    fault(CloseStatus.PROTOCOL_ERROR, "the message before is unfinished");
                }
            }
            case BINARY -> fault(CloseStatus.NOT_TEXT, "text frames only");
            case CLOSE, PING, PONG -> {
                if (!fin) {
                    fault(CloseStatus.PROTOCOL_ERROR, "fragmented control frame");
                }
            }
            default -> fault(CloseStatus.PROTOCOL_ERROR, "reserved opcode");
        }
    }

    private void checkLength() {
        if (header[1] >= 0) {
            fault(CloseStatus.PROTOCOL_ERROR, "unmasked frame");
        } else if (opcode >= CLOSE && (header[1] & 0x7f) > Frames.CONTROL_MAX) {
            fault(CloseStatus.PROTOCOL_ERROR, "long control frame");
        }
    }

    private void beginPayload() {
        int claimed = header[1] & 0x7f;
        long size = claimed;
        int at = 2;
        if (claimed == 126) {
            size = Short.toUnsignedInt((short) ((header[2] & 0xff) << 8 | header[3] & 0xff));
            at = 4;
        } else if (claimed == 127) {
            size = (long) LONGS.get(header, 2);
            at = 10;
        }
        headerSize = 0;
        if (size < 0 || claimed == 126 && size < 126 || claimed == 127 && size >>> 16 == 0) {
            fault(CloseStatus.PROTOCOL_ERROR, "length not in its shortest form");
            return;
        }
        if (opcode < CLOSE) {
            if (size > maxMessage - messageSize) {
                fault(CloseStatus.TOO_BIG, "more than " + maxMessage + " bytes");
                return;
            }
            if (++fragments > MAX_FRAGMENTS) {
                fault(CloseStatus.POLICY, "more than " + MAX_FRAGMENTS + " fragments");
                return;
            }
        }
        mask =
                (header[at] & 0xff) << 24
                        | (header[at + 1] & 0xff) << 16
                        | (header[at + 2] & 0xff) << 8
                        | header[at + 3] & 0xff;
        length = (int) size;
        received = 0;
        if (length == 0) {
            endPayload(NOTHING);
        } else {
            inPayload = true;
        }
    }

    private void readPayload(ByteBuf in) {
        int n = Math.min(length - received, in.readableBytes());
        if (opcode >= CLOSE) {
            if (received == 0) {
                control = new byte[length];
            }
            take(in, control, received, n);
        } else if (n == length && fin && !open) {
            take(in, scratch, 0, n);
            inPayload = false;
            endMessage(scratch, n);
            return;
        } else {
            take(in, room(n), messageSize, n);
            messageSize += n;
        }
        received += n;
        if (received == length) {
            inPayload = false;
            endPayload(control);
        }
    }

    /** The open message's bytes with room for {@code n} more. */
    private byte[] room(int n) {
        byte[] now = message;
        if (now == null) {
            now = new byte[Math.max(256, n)];
        } else if (messageSize + n > now.length) {
            now =
                    Arrays.copyOf(
                            now, Math.min(maxMessage, Math.max(now.length * 2, messageSize + n)));
        }
        message = now;
        return now;
    }

    private void take(ByteBuf in, byte[] to, int offset, int n) {
        in.readBytes(to, offset, n);
        int turned = Integer.rotateLeft(mask, (received & 3) * Byte.SIZE);
        long twice = (long) turned << 32 | turned & 0xffff_ffffL;
        int at = offset;
        int end = offset + n;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            LONGS.set(to, at, (long) LONGS.get(to, at) ^ twice);
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            to[at] ^= (byte) (shift >= 0 ? turned >>> shift : turned >>> shift + 32);
        }
    }

    private void endPayload(byte[] payload) {
        switch (opcode) {
            case PING -> listener.ping(payload);
            case PONG -> listener.pong();
            case CLOSE -> close(payload);
            default -> {
                open = !fin;
                if (fin) {
                    byte[] whole = message == null ? NOTHING : message;
                    int size = messageSize;
                    message = null;
                    messageSize = 0;
                    endMessage(whole, size);
                }
            }
        }
        control = NOTHING;
    }

    private void endMessage(byte[] bytes, int size) {
        fragments = 0;
        if (Utf8.isValid(bytes, 0, size)) {
            listener.text(bytes, 0, size);
        } else {
            fault(CloseStatus.NOT_UTF8, "not UTF-8");
        }
    }

    private void close(byte[] payload) {
        if (payload.length == 0) {
            finished = true;
            listener.closed(CloseStatus.NONE);
            return;
        }
        int code = payload.length < 2 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        if (!CloseStatus.mayBeSent(code)) {
            fault(CloseStatus.PROTOCOL_ERROR, "forbidden close code");
        } else if (!Utf8.isValid(payload, 2, payload.length - 2)) {
            fault(CloseStatus.NOT_UTF8, "close reason is not UTF-8");
        } else {
            finished = true;
            listener.closed(code);
        }
    }

    private void fault(int code, String reason) {
        finished = true;
        message = null;
        listener.fault(code, reason);
    }
}
