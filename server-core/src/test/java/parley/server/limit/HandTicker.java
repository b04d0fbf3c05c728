package parley.server.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Moves only when told. Starts near the overflow of a long, where real tickers may stand too. */
public final class HandTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);

    @Override
    public long nanos() {
        return nanos.get();
    }

    public void advance(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
