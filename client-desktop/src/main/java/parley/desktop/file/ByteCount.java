package parley.desktop.file;

import parley.desktop.text.Texts;

/** Numbers of bytes as people read them. */
public final class ByteCount {
    private static final long STEP = 1_000;

    private ByteCount() {}

    public static String text(long bytes, Texts texts) {
        if (bytes < STEP) {
            return texts.get("bytes.b", bytes);
        }
        double amount = (double) bytes / STEP;
        if (amount < STEP) {
            return texts.get("bytes.kb", Math.round(amount));
        }
        amount /= STEP;
        return amount < STEP
                ? texts.get("bytes.mb", rounded(amount))
                : texts.get("bytes.gb", rounded(amount / STEP));
    }

    /** With one place below ten. */
    private static Number rounded(double amount) {
        return amount < 10 ? (Number) (Math.round(amount * 10) / 10.0) : Math.round(amount);
    }
}
