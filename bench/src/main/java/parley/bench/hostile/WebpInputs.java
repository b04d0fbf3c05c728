package parley.bench.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** WebP as nobody means it: each kind of frame, and sizes that are none or more than there is. */
final class WebpInputs {
    private static final int MOST = 16_383;

    private WebpInputs() {}

    /** Those whose headers are enough to refuse them. */
    static List<byte[]> refused() {
        return List.of(
                riff(chunk("VP8 ", lossy(0, 0), 10)),
                riff(chunk("VP8 ", lossy(MOST, MOST), 10)),
                riff(chunk("VP8L", lossless(MOST, MOST), 5)),
                riff(extended(0), chunk("EXIF", new byte[4], -1)),
                riff(extended(2), chunk("ANMF", frame(lossy(MOST, MOST)), 34)));
    }

    /** Those that only a decoder refuses. */
    static List<byte[]> decoded() {
        return List.of(
                riff(chunk("VP8 ", lossy(64, 48), 10)),
                riff(chunk("VP8L", lossless(64, 48), 5)),
                riff(extended(0), chunk("VP8 ", lossy(10, 10), -1)),
                riff(extended(2), chunk("ANMF", frame(lossy(10, 10)), 34)));
    }

    private static byte[] riff(byte[]... chunks) {
        int size = 4;
        for (var each : chunks) size += each.length;
        var all = ByteBuffer.allocate(8 + size).order(ByteOrder.LITTLE_ENDIAN);
        all.put(word("RIFF")).putInt(size).put(word("WEBP"));
        for (var each : chunks) all.put(each);
        return all.array();
    }

    /** {@code size}: what it says of itself; -1 is four gigabytes. */
    private static byte[] chunk(String kind, byte[] content, int size) {
        var all =
                ByteBuffer.allocate(8 + content.length + (content.length & 1))
                        .order(ByteOrder.LITTLE_ENDIAN);
        return all.put(word(kind)).putInt(size).put(content).array();
    }

    private static byte[] lossy(int width, int height) {
        var all = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        all.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
        return all.putShort((short) width).putShort((short) height).array();
    }

    private static byte[] lossless(int width, int height) {
        var all = ByteBuffer.allocate(5).order(ByteOrder.LITTLE_ENDIAN);
        return all.put((byte) 0x2f).putInt(width - 1 | (height - 1) << 14).array();
    }

    private static byte[] extended(int flags) {
        return chunk("VP8X", new byte[] {(byte) flags, 0, 0, 0, 9, 0, 0, 9, 0, 0}, 10);
    }

    private static byte[] frame(byte[] picture) {
        var all = ByteBuffer.allocate(34);
        all.put(6, (byte) 9).put(9, (byte) 9).position(16);
        return all.put(chunk("VP8 ", picture, picture.length)).array();
    }

    private static byte[] word(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
