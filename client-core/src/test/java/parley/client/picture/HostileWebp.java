package parley.client.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lossless WebP as the format allows it and nobody means it. Bits go from the lowest up. */
final class HostileWebp {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int last;
    private int filled;

    private HostileWebp() {}

    /** One colour, with so many times green taken from the other two. */
    static byte[] transforms(int width, int height, int times) {
        var file = new HostileWebp();
        file.size(width, height);
        for (int i = 0; i < times; i++) {
            file.bits(1, 1);
            file.bits(2, 2);
        }
        file.bits(0, 1);
        return file.image();
    }

    /** One colour, with so many pictures of how to foretell pixels, each a sixteenth as large. */
    static byte[] predictors(int width, int height, int times) {
        var file = new HostileWebp();
        file.size(width, height);
        for (int i = 0; i < times; i++) {
            file.bits(1, 1);
            file.bits(0, 2);
            file.bits(0, 3);
            file.pixels(false);
        }
        file.bits(0, 1);
        return file.image();
    }

    private void size(int width, int height) {
        bits(0x2f, 8);
        bits(width - 1, 14);
        bits(height - 1, 14);
        bits(0, 4);
    }

    /** No cache, one group of codes, and five codes of one symbol that take no bits. */
    private void pixels(boolean whole) {
        bits(0, whole ? 2 : 1);
        for (int i = 0; i < 5; i++) {
            bits(1, 4);
        }
    }

    private byte[] image() {
        pixels(true);
        bits(0, 64);
        var content = bytes.toByteArray();
        int padded = content.length + (content.length & 1);
        var all = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
        all.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(content.length);
        return all.put(content).array();
    }

    private void bits(long value, int count) {
        for (int i = 0; i < count; i++) {
            last |= (int) (value >> i & 1) << filled;
            if (++filled == 8) {
                bytes.write(last);
                last = 0;
                filled = 0;
            }
        }
    }
}
