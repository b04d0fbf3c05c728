package parley.client.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The one EXIF value that is kept: how the camera was held. */
final class Exif {
    /** The JPEG segment EXIF and XMP stand in. */
    static final int APP1 = 0xe1;

    private static final String MAGIC = "Exif\0\0";
    private static final int ORIENTATION = 0x0112;
    private static final int MAX_TAGS = 500;

    private Exif() {}

    /** Of an APP1 segment's content; empty when it says nothing that can be read. */
    static Optional<Orientation> orientation(byte[] segment) {
        int start = MAGIC.length();
        if (segment.length < start + 14
                || !new String(segment, 0, start, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            return Optional.empty();
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, start, segment.length - start).slice();
        short order = tiff.getShort(0);
        if (order != 0x4949 && order != 0x4d4d) {
            return Optional.empty();
        }
        tiff.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        if (tiff.getShort(2) != 42 || at < 8 || at > tiff.capacity() - 2) {
            return Optional.empty();
        }
        int tags = Math.min(tiff.getShort(at) & 0xffff, MAX_TAGS);
        for (int i = 0; i < tags && at + 2 + 12 * (i + 1) <= tiff.capacity(); i++) {
            int tag = at + 2 + 12 * i;
            if ((tiff.getShort(tag) & 0xffff) == ORIENTATION && tiff.getShort(tag + 2) == 3) {
                return Optional.of(Orientation.of(tiff.getShort(tag + 8) & 0xffff));
            }
        }
        return Optional.empty();
    }

    /** An APP1 segment, marker and length included, that says nothing else. */
    static byte[] segment(Orientation orientation) {
        ByteBuffer bytes = ByteBuffer.allocate(36);
        bytes.putShort((short) (0xff00 | APP1)).putShort((short) 34);
        bytes.put(MAGIC.getBytes(StandardCharsets.ISO_8859_1));
        bytes.putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        bytes.putShort((short) 1).putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
        bytes.putShort((short) orientation.value()).putShort((short) 0).putInt(0);
        return bytes.array();
    }
}
