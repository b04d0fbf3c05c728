package parley.client.voice;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A voice note as every player can play it: PCM, mono, 48 kHz, 16 bit; 5.8 MB a minute. */
public final class WavFile {
    private static final int HEADER = 44;

    private WavFile() {}

    /**
     * Decodes {@code voice} into {@code wav}, which appears complete or not at all; how long it
     * plays. Blocks about 4 ms a second of sound.
     */
    public static Duration decode(Path voice, Path wav) throws IOException, BadVoiceException {
        Path part = wav.resolveSibling(wav.getFileName() + ".part");
        try (InputStream in = new BufferedInputStream(Files.newInputStream(voice));
                FileChannel out =
                        FileChannel.open(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
            VoiceDecoder decoder = new VoiceDecoder(in);
            out.write(header(0), 0);
            out.position(HEADER);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            Duration duration =
                    decoder.decode((samples, from, length) -> {
                        for (int i = from; i < from + length; i++) {
                            if (!buffer.hasRemaining()) {
                                drain(buffer, out);
                            }
                            buffer.putShort(samples[i]);
                        }
                    });
            drain(buffer, out);
            out.write(header((int) (out.size() - HEADER)), 0);
            Files.move(part, wav, StandardCopyOption.REPLACE_EXISTING);
            return duration;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void drain(ByteBuffer buffer, FileChannel out) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
        buffer.clear();
    }

    private static ByteBuffer header(int bytes) {
        ByteBuffer head = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        head.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        head.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        head.putShort((short) 1).putShort((short) 1).putInt(VoiceWriter.RATE);
        head.putInt(VoiceWriter.RATE * 2).putShort((short) 2).putShort((short) 16);
        head.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return head.flip();
    }
}
