package parley.desktop.file;

import parley.desktop.text.Texts;

/** How far something is, in words. */
final class TransferWords {
    private static final long LONG_SECONDS = 90;

    private TransferWords() {}

    /** {@code 259 of 412 MB · 18.4 MB/s · 8 s left}; the last two once {@code speed} is known. */
    static String moving(long there, long size, long speed, Texts texts) {
        var moved =
                texts.get(
                        "transfer.moved",
                        ByteCount.text(there, texts),
                        ByteCount.text(size, texts));
        if (speed <= 0) {
            return moved;
        }
        long seconds = (size - there) / speed + 1;
        var left =
                seconds < LONG_SECONDS
                        ? texts.get("transfer.seconds", seconds)
                        : texts.get("transfer.minutes", (seconds + 59) / 60);
        return moved
                + " · "
                + texts.get("transfer.speed", ByteCount.text(speed, texts))
                + " · "
                + left;
    }
}
