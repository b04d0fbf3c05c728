package parley.desktop;

import java.time.Duration;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the whole heap whenever it has grown by {@link #GROWTH}. Left alone, the serial
 * collector takes all of {@code -Xmx} before it looks what its old generation holds in vain: after
 * some minutes among pictures that is most of it. {@code -Xmx} stays the bound for what is needed.
 */
final class EarlyCollection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyCollection.class);

    /** In bytes; a collection of 60 MiB takes some 60 ms, so they should be rare. */
    private static final long GROWTH = 32L << 20;

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Future<?> looking;
    private long kept = Runtime.getRuntime().totalMemory();

    /** Looks every second until it is closed. */
    EarlyCollection() {
        looking =
                ForkJoinPool.commonPool()
                        .scheduleWithFixedDelay(
                                this::look,
                                LOOK.toMillis(),
                                LOOK.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void look() {
        long now = Runtime.getRuntime().totalMemory();
        if (now - kept <= GROWTH) {
            return;
        }
        System.gc();
        kept = Runtime.getRuntime().totalMemory();
        LOG.debug("The heap went from {} to {} bytes", now, kept);
    }

    @Override
    public void close() {
        looking.cancel(false);
    }
}
