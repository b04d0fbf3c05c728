package parley.client.connection;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: 0 to 1 s, then doubling to 60 s, each drawn at random from
 * the whole span, so that many clients do not come back together.
 */
final class Backoff {
    private static final long FIRST_MS = 1_000;
    private static final long MOST_MS = 60_000;
    private static final int MOST_DOUBLINGS = 6;

    private final DoubleSupplier random;
    private int attempt;

    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /** Tries since the last success. */
    int attempt() {
        return attempt;
    }

    void tried() {
        attempt++;
    }

    void succeeded() {
        attempt = 0;
    }

    /** A success that did not last: start over, but not from the beginning. */
    void faltered() {
        attempt = Math.min(attempt + 1, 3);
    }

    long delayMs() {
        long span =
                Math.min(MOST_MS, FIRST_MS << Math.min(MOST_DOUBLINGS, Math.max(0, attempt - 1)));
        return (long) (random.getAsDouble() * span);
    }
}
