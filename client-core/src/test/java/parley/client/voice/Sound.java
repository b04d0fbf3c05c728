package parley.client.voice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Generated sounds, and what is left of them after a way through the codec. */
final class Sound {
    private Sound() {}

    /** Something like a voice: a buzz whose pitch glides and whose loudness comes in syllables. */
    static short[] speech(double seconds) {
        short[] samples = new short[(int) (seconds * VoiceWriter.RATE)];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            double t = (double) i / VoiceWriter.RATE;
            phase += 2 * Math.PI * (140 + 40 * Math.sin(2 * Math.PI * 0.7 * t)) / VoiceWriter.RATE;
            double buzz = Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(5 * phase);
            double syllable = 0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * t);
            samples[i] = (short) (7_000 * buzz * syllable);
        }
        return samples;
    }

    static byte[] ogg(short[] samples) throws IOException {
        var out = new ByteArrayOutputStream();
        try (VoiceWriter writer = new VoiceWriter(out, 7)) {
            for (int from = 0; from < samples.length; from += 1_000) {
                short[] part =
                        Arrays.copyOfRange(samples, from, Math.min(samples.length, from + 1_000));
                writer.write(part, part.length);
            }
        }
        return out.toByteArray();
    }

    static short[] decode(byte[] ogg) throws IOException, BadVoiceException {
        var all = new short[1 << 16];
        var holder =
                new Object() {
                    short[] samples = all;
                    int length;
                };
        new VoiceDecoder(new ByteArrayInputStream(ogg))
                .decode((samples, from, length) -> {
                    if (holder.length + length > holder.samples.length) {
                        holder.samples =
                                Arrays.copyOf(holder.samples, 2 * holder.samples.length + length);
                    }
                    System.arraycopy(samples, from, holder.samples, holder.length, length);
                    holder.length += length;
                });
        return Arrays.copyOf(holder.samples, holder.length);
    }

    /** How alike two sounds are, 1 for the same; a shift of up to a millisecond does not count. */
    static double likeness(short[] a, short[] b) {
        double best = 0;
        for (int lag = -48; lag <= 48; lag += 4) {
            best = Math.max(best, correlation(a, b, lag));
        }
        return best;
    }

    private static double correlation(short[] a, short[] b, int lag) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 48; i < Math.min(a.length, b.length) - 48; i++) {
            ab += (double) a[i] * b[i + lag];
            aa += (double) a[i] * a[i];
            bb += (double) b[i + lag] * b[i + lag];
        }
        return ab / Math.sqrt(aa * bb);
    }
}
