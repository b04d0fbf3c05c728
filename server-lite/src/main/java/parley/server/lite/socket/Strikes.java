package parley.server.lite.socket;

import java.time.Duration;

/** Counts frames that could not be read; too many in a minute are no accident. */
final class Strikes {
    private static final int MAX = 3;
    private static final long SPAN = Duration.ofMinutes(1).toNanos();

    private final long[] times = new long[MAX];
    private int count;

    /** Counts one at {@code now}, in nanoseconds; true when it is the third in a minute. */
    boolean another(long now) {
        times[count % MAX] = now;
        count++;
        return count >= MAX && now - times[count % MAX] < SPAN;
    }
}
