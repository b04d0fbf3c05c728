package parley.client.voice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The checksums of Ogg pages. */
final class Checksums {
    private Checksums() {}

    /** Makes the checksums right again, as somebody who attacks would. */
    static void sign(byte[] ogg) {
        ByteBuffer all = ByteBuffer.wrap(ogg).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + Ogg.HEADER <= ogg.length && all.getInt(at) == 0x5367_674f) {
            int end = at + Ogg.HEADER + (ogg[at + 26] & 0xff);
            for (int i = at + Ogg.HEADER; i < Math.min(end, ogg.length); i++) {
                end += ogg[i] & 0xff;
                if (i - at - Ogg.HEADER >= (ogg[at + 26] & 0xff) - 1) {
                    break;
                }
            }
            if (end > ogg.length) {
                return;
            }
            all.putInt(at + Ogg.CRC_AT, 0);
            all.putInt(at + Ogg.CRC_AT, Ogg.crc(0, ogg, at, end - at));
            at = end;
        }
    }
}
