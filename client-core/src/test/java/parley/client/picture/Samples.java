package parley.client.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures made on the spot. The upper left quarter is red, the rest is blue. */
final class Samples {
    private Samples() {}

    static BufferedImage image(int width, int height, boolean clear) {
        int type = clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 && y < height / 2 ? 0xffdd2222 : 0xff2222dd);
            }
        }
        return image;
    }

    static byte[] encoded(String format, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        if (!ImageIO.write(image(width, height, format.equals("png")), format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** With an EXIF segment that also says where it was taken. */
    static byte[] photo(int width, int height, Orientation orientation) throws IOException {
        byte[] plain = encoded("jpg", width, height);
        byte[] place = "GPSLatitude 21.0278 N".getBytes(StandardCharsets.US_ASCII);
        byte[] exif = Exif.segment(orientation);
        ByteBuffer all = ByteBuffer.allocate(plain.length + exif.length + place.length);
        all.put(plain, 0, 2).put(exif).put(place).put(plain, 2, plain.length - 2);
        all.putShort(4, (short) (34 + place.length));
        return all.array();
    }

    static byte[] chunk(String kind, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(kind.getBytes(StandardCharsets.US_ASCII)).put(content);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Opaque and black, of any size in a few kilobytes. */
    static byte[] black(int width, int height) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) 8).put((byte) 2);
        var rows = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(rows)) {
            byte[] row = new byte[1 + 3 * width];
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        var all = new ByteArrayOutputStream();
        all.write(ByteBuffer.allocate(8).putLong(0x8950_4e47_0d0a_1a0aL).array());
        all.write(chunk("IHDR", head.array()));
        all.write(chunk("IDAT", rows.toByteArray()));
        all.write(chunk("IEND", new byte[0]));
        return all.toByteArray();
    }

    /** A few bytes that claim to be as large as they like. */
    static byte[] hugePng(int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
        head.put((byte) 8).put((byte) 6);
        ByteBuffer all = ByteBuffer.allocate(8 + 25 + 12);
        all.putLong(0x8950_4e47_0d0a_1a0aL).put(chunk("IHDR", head.array()));
        return all.put(chunk("IEND", new byte[0])).array();
    }

    static byte[] webp(String kind, byte[] content) {
        ByteBuffer all = ByteBuffer.allocate(20 + content.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + content.length);
        all.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        all.put(kind.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content);
        return all.array();
    }
}
