package parley.client.voice;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads Ogg/Opus as others may have made it: mono or stereo, any frame length. What it yields is
 * mono at 48 kHz. Whatever the bytes are, it ends in {@link BadVoiceException} or within {@link
 * #LONGEST} of sound. For one thread.
 */
public final class VoiceDecoder {
    /** More sound than this is refused; a recording has at most 10 minutes. */
    public static final Duration LONGEST = Duration.ofMinutes(20);

    private static final long MAX_SAMPLES = LONGEST.toSeconds() * VoiceWriter.RATE;
    private static final int LONGEST_FRAME = 5_760;
    private static final int MAX_EMPTY = 1_000;

    /** Takes samples, in order; the array is used again. */
    public interface Sink {
        void samples(short[] samples, int from, int length) throws IOException;
    }

    private final OggReader ogg;
    private final OpusDecoder decoder;
    private final int channels;
    private final short[] pcm;
    private int skip;
    private final int preSkip;
    private long decoded;
    private long written;

    /** Reads the headers. */
    public VoiceDecoder(InputStream in) throws IOException, BadVoiceException {
        ogg = new OggReader(in);
        ByteBuffer head = required("OpusHead").order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < 19 || (head.get(8) & 0xf0) != 0) {
            throw new BadVoiceException("a head this version does not know");
        }
        channels = head.get(9);
        if (channels < 1 || channels > 2 || head.get(18) != 0) {
            throw new BadVoiceException("neither mono nor stereo");
        }
        preSkip = head.getShort(10) & 0xffff;
        skip = preSkip;
        required("OpusTags");
        pcm = new short[LONGEST_FRAME * channels];
        try {
            decoder = new OpusDecoder(VoiceWriter.RATE, channels);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus refuses 48 kHz", e);
        }
    }

    private ByteBuffer required(String magic) throws IOException, BadVoiceException {
        ByteBuffer packet = ogg.next().orElseThrow(() -> new BadVoiceException("no " + magic));
        byte[] start = new byte[8];
        if (packet.remaining() < 8) {
            throw new BadVoiceException("no " + magic);
        }
        packet.get(0, start);
        if (!Arrays.equals(start, magic.getBytes(StandardCharsets.US_ASCII))) {
            throw new BadVoiceException("no " + magic);
        }
        if (!ogg.atEndOfPage()) {
            throw new BadVoiceException("something behind " + magic);
        }
        return packet;
    }

    /** Decodes to the end; how much sound there was. */
    public Duration decode(Sink sink) throws IOException, BadVoiceException {
        int silent = 0;
        while (true) {
            Optional<ByteBuffer> packet = ogg.next();
            if (packet.isEmpty()) {
                if (written == 0 && !ogg.onLastPage()) {
                    throw new BadVoiceException("cut off before its first sound");
                }
                return Duration.ofNanos(written * 1_000_000_000 / VoiceWriter.RATE);
            }
            int length = packet.get().remaining();
            if (length == 0) {
                if (++silent > MAX_EMPTY) {
                    throw new BadVoiceException("packets without sound");
                }
                continue;
            }
            int samples = frame(packet.get().array(), length);
            decoded += samples;
            int from = Math.min(skip, samples);
            skip -= from;
            int keep = Math.min(samples - from, room());
            mix(samples);
            sink.samples(pcm, from, keep);
            written += keep;
            if (decoded > MAX_SAMPLES) {
                throw new BadVoiceException("more than " + LONGEST.toMinutes() + " minutes");
            }
        }
    }

    /** The last page says where within its packets the sound ends. */
    private int room() {
        if (!ogg.onLastPage() || ogg.granule() == Ogg.NO_GRANULE) {
            return Integer.MAX_VALUE;
        }
        long left = ogg.granule() - preSkip - written;
        return Math.clamp(left, 0, Integer.MAX_VALUE);
    }

    private int frame(byte[] bytes, int length) throws BadVoiceException {
        try {
            int samples = decoder.decode(bytes, 0, length, pcm, 0, LONGEST_FRAME, false);
            if (samples < 0 || samples > LONGEST_FRAME) {
                throw new BadVoiceException("a frame of " + samples + " samples");
            }
            return samples;
        } catch (OpusException | RuntimeException | AssertionError e) {
            // The library answers some damaged frames with whatever its arrays throw.
            throw new BadVoiceException("a frame that cannot be decoded", e);
        }
    }

    private void mix(int samples) {
        if (channels == 2) {
            for (int i = 0; i < samples; i++) {
                pcm[i] = (short) ((pcm[2 * i] + pcm[2 * i + 1]) / 2);
            }
        }
    }
}
