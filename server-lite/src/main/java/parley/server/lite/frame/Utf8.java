package parley.server.lite.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whether bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (at + Long.BYTES <= end && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                at += Long.BYTES;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int size = sequence(bytes, at, end);
                if (size == 0) {
                    return false;
                }
                at += size;
            }
        }
        return true;
    }

    /** The length of the sequence that starts at {@code at}; 0 when it is none. */
    private static int sequence(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        int size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (at + size > end) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean allowed =
                switch (lead) {
                    case 0xe0 -> second >= 0xa0;
                    case 0xed -> second < 0xa0;
                    case 0xf0 -> second >= 0x90;
                    case 0xf4 -> second < 0x90;
                    default -> true;
                };
        return allowed ? size : 0;
    }
}
