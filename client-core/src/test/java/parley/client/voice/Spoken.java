package parley.client.voice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How loud something is, every 10 ms: enough to tell whether two recordings say the same. */
public final class Spoken {
    private static final int A_SECOND = 100;
    private static final int WAV_HEADER = 44;

    private final double[] loudness;

    private Spoken(double[] loudness) {
        this.loudness = loudness;
    }

    /** Of a PCM WAV file, mono, 16 bit, of any rate. */
    public static Spoken of(Path wav) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        int step = bytes.getInt(24) / A_SECOND;
        bytes.position(WAV_HEADER);
        double[] loudness = new double[bytes.remaining() / 2 / step];
        for (int i = 0; i < loudness.length; i++) {
            double sum = 0;
            for (int j = 0; j < step; j++) {
                double sample = bytes.getShort();
                sum += sample * sample;
            }
            loudness[i] = Math.sqrt(sum / step);
        }
        return new Spoken(loudness);
    }

    /** From the first to the last moment that is not silent. */
    public Duration duration() {
        double most = 0;
        for (double each : loudness) {
            most = Math.max(most, each);
        }
        int first = 0;
        int last = loudness.length - 1;
        while (first < last && loudness[first] < most / 20) {
            first++;
        }
        while (last > first && loudness[last] < most / 20) {
            last--;
        }
        return Duration.ofMillis((last - first + 1) * 1_000L / A_SECOND);
    }

    /** Correlation with this one wherever in the other it fits best; 1 is the same. */
    public double foundIn(Spoken other) {
        double best = 0;
        for (int at = -A_SECOND / 2; at + loudness.length / 2 < other.loudness.length; at++) {
            best = Math.max(best, correlation(other, at));
        }
        return best;
    }

    private double correlation(Spoken other, int at) {
        double mean = mean(0, loudness.length);
        double otherMean = other.mean(at, at + loudness.length);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < loudness.length; i++) {
            double a = loudness[i] - mean;
            double b = other.at(at + i) - otherMean;
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += at(i);
        }
        return sum / (to - from);
    }

    /** Silent before its beginning and after its end. */
    private double at(int i) {
        return i < 0 || i >= loudness.length ? 0 : loudness[i];
    }
}
