package parley.server.limit;

import java.time.Duration;

/**
 * A burst of so many at once, then one more after each period: the shape of a token bucket.
 *
 * @param burst what a rested bucket gives at once, 1 or more
 * @param period how long it takes until one more is there
 */
public record Rate(int burst, Duration period) {
    /** A rate that never refuses in practice: a billion a second. */
    public static final Rate UNLIMITED = new Rate(1_000_000_000, Duration.ofNanos(1));

    public Rate {
        if (burst < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("burst " + burst + ", period " + period);
        }
        Math.multiplyExact((long) burst, period.toNanos());
    }

    /** {@code burst} at once, then {@code n} in each {@code span}. */
    public static Rate of(int burst, int n, Duration span) {
        return new Rate(burst, span.dividedBy(n));
    }

    long periodNanos() {
        return period.toNanos();
    }

    /** What a full bucket holds, as time. */
    long depthNanos() {
        return burst * period.toNanos();
    }
}
