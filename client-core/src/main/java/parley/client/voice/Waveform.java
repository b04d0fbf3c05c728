package parley.client.voice;

import java.util.Arrays;
import java.util.Base64;

/**
 * How loud a recording is over its time, in at most 256 bytes, made while it runs: when the bytes
 * are full, each two become one. For one thread.
 */
public final class Waveform {
    /** Most bytes of a waveform; docs/protocol.md, "Files and voice". */
    public static final int MAX_BYTES = 256;

    private static final int FIRST_SPAN = 960;

    private final byte[] peaks = new byte[MAX_BYTES];
    private int count;
    private int span = FIRST_SPAN;
    private int filled;
    private int peak;

    /** Samples at 48 kHz. */
    public void add(short[] samples, int length) {
        for (int i = 0; i < length; i++) {
            peak = Math.max(peak, Math.abs((int) samples[i]));
            if (++filled == span) {
                put();
            }
        }
    }

    private void put() {
        if (count == MAX_BYTES) {
            for (int i = 0; i < MAX_BYTES / 2; i++) {
                int louder = Math.max(peaks[2 * i] & 0xff, peaks[2 * i + 1] & 0xff);
                peaks[i] = (byte) louder;
            }
            count = MAX_BYTES / 2;
            span *= 2;
            if (filled < span) {
                return;
            }
        }
        peaks[count++] = (byte) loudness(peak);
        filled = 0;
        peak = 0;
    }

    /** As an ear hears it: the square root lifts quiet speech. */
    static int loudness(int peak) {
        return (int) Math.round(255 * Math.sqrt(Math.min(peak, Short.MAX_VALUE) / 32_767.0));
    }

    /** So far; 0 is silence, 255 the loudest. */
    public byte[] bytes() {
        return Arrays.copyOf(peaks, count);
    }

    /** As a message carries it. */
    public static String base64(byte[] waveform) {
        return Base64.getEncoder().encodeToString(waveform);
    }

    /** Of what somebody else sent: at most 256 bytes; empty when it is no base64. */
    public static byte[] parse(String base64) {
        if (base64.length() > 4 * MAX_BYTES) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Arrays.copyOf(bytes, Math.min(bytes.length, MAX_BYTES));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
