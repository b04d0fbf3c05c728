package parley.desktop.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** What a speaker sounded like, from the first to the last moment that was not silent. */
final class Heard {
    /** Samples a second. */
    static final int RATE = 44_100;

    private static final int LOUD = 400;

    private final short[] samples;
    private final String told;

    private Heard(short[] samples, String told) {
        this.samples = samples;
        this.told = told;
    }

    /** What the program said that made it sound. */
    String told() {
        return told;
    }

    /** 16 bits a sample, mono, little end first. */
    static Heard of(Path raw, String told) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        var all = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(all);
        int first = 0;
        int last = all.length;
        while (first < last && Math.abs(all[first]) < LOUD) {
            first++;
        }
        while (last > first && Math.abs(all[last - 1]) < LOUD) {
            last--;
        }
        return new Heard(Arrays.copyOfRange(all, first, last), told);
    }

    Duration duration() {
        return Duration.ofMillis(samples.length * 1_000L / RATE);
    }

    /** How high it is between these parts of it, 0 to 1, in hertz: half the passes through zero. */
    double hertz(double from, double to) {
        int begin = (int) (from * samples.length);
        int end = (int) (to * samples.length);
        int passes = 0;
        for (int i = begin + 1; i < end; i++) {
            if (samples[i - 1] < 0 != samples[i] < 0) {
                passes++;
            }
        }
        return end <= begin ? 0 : passes * (double) RATE / (2 * (end - begin));
    }
}
