package parley.bench.hostile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import parley.client.voice.VoiceWriter;

/** Good files that are then damaged, and some that never were good. For one thread. */
final class HostileInputs {
    private static final int HUGE = 60_000;

    /** Each of these starts a process. */
    private static final int DECODED_EVERY = 500;

    private final List<byte[]> decoded = WebpInputs.decoded();
    private final Random random = new Random(11);
    private final List<byte[]> seeds = new ArrayList<>();

    HostileInputs() throws IOException {
        seeds.add(new byte[0]);
        seeds.add("<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        seeds.add(voice());
        for (var format : List.of("png", "jpg", "gif")) seeds.add(picture(format));
        seeds.add(hugePng());
        seeds.add(hugeGif());
        seeds.add(hugeWebp());
        seeds.addAll(WebpInputs.refused());
        seeds.add(wav());
    }

    /** The next one: as it is, cut off, or with some bytes changed. */
    byte[] next(int round) {
        if (round % DECODED_EVERY == DECODED_EVERY - 1) {
            return decoded.get(round / DECODED_EVERY % decoded.size());
        }
        var seed = seeds.get(round % seeds.size());
        int way = round / seeds.size() % 3;
        if (seed.length == 0 || way == 0) return seed;
        if (way == 1) return Arrays.copyOf(seed, random.nextInt(seed.length));
        var changed = seed.clone();
        for (int i = 0; i < 4; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] voice() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = new VoiceWriter(out, 3)) {
            var samples = new short[VoiceWriter.RATE / 4];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (6_000 * Math.sin(i * 0.02));
            }
            writer.write(samples, samples.length);
        }
        return out.toByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        if (!ImageIO.write(image, format, out)) throw new IOException("no writer for " + format);
        return out.toByteArray();
    }

    private static byte[] hugePng() {
        var head = ByteBuffer.allocate(17).putInt(0x4948_4452).putInt(HUGE).putInt(HUGE);
        head.put((byte) 8).put((byte) 6);
        var crc = new CRC32();
        crc.update(head.array());
        var all = ByteBuffer.allocate(33).putLong(0x8950_4e47_0d0a_1a0aL).putInt(13);
        return all.put(head.array()).putInt((int) crc.getValue()).array();
    }

    private static byte[] hugeGif() {
        var all = ByteBuffer.allocate(26).order(ByteOrder.LITTLE_ENDIAN);
        all.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        all.putShort((short) HUGE).putShort((short) HUGE).put(new byte[3]);
        all.put((byte) 0x2c).putInt(0).putShort((short) HUGE).putShort((short) HUGE);
        return all.put((byte) 0).put((byte) 2).put((byte) 1).put((byte) 0).array();
    }

    private static byte[] hugeWebp() {
        var all = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(22);
        all.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        int side = HUGE - 1;
        all.putShort((short) side).put((byte) (side >> 16)).putShort((short) side);
        return all.put((byte) (side >> 16)).array();
    }

    private static byte[] wav() {
        var all = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        all.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(Integer.MAX_VALUE);
        all.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putInt(0x1_0001);
        return all.putInt(4, -1).array();
    }
}
