package parley.server.limit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One bucket of a {@link Rate}. It keeps a single number, the moment at which it will be full
 * again, so that it costs 16 bytes and no timer. Safe for use by many threads; never blocks.
 */
public final class TokenBucket {
    private final Rate rate;
    private final Ticker ticker;

    /** When the bucket is full again, in the ticker's nanoseconds. */
    private final AtomicLong fullAt;

    /** A full bucket. */
    public TokenBucket(Rate rate, Ticker ticker) {
        this.rate = rate;
        this.ticker = ticker;
        this.fullAt = new AtomicLong(ticker.nanos());
    }

    /** Takes one; 0 if there was one, else the milliseconds until there will be, at least 1. */
    public long take() {
        return take(1);
    }

    /**
     * Takes {@code n}, for example bytes; all or none. 0 if they were there, else the milliseconds
     * until they will be. More than the burst can never be taken and answers the time of a full
     * bucket.
     */
    public long take(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("n " + n);
        }
        long cost = n * rate.periodNanos();
        while (true) {
            long now = ticker.nanos();
            long held = fullAt.get();
            long after = (held - now > 0 ? held : now) + cost;
            long excess = after - now - rate.depthNanos();
            if (excess > 0) {
                return Math.max(1, TimeUnit.NANOSECONDS.toMillis(excess + 999_999));
            }
            if (fullAt.compareAndSet(held, after)) {
                return 0;
            }
        }
    }

    /** Gives one back that turned out not to count. A full bucket stays full. */
    public void giveBack() {
        fullAt.addAndGet(-rate.periodNanos());
    }

    /** Whether it holds its whole burst, so that forgetting it changes nothing. */
    public boolean isFull() {
        return fullAt.get() - ticker.nanos() <= 0;
    }
}
