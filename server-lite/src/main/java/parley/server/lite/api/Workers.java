package parley.server.lite.api;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work that may wait, with a bounded queue before them. */
public final class Workers implements Executor, AutoCloseable {
    private static final long IDLE_SECONDS = 20;

    private final ThreadPoolExecutor threads;

    /** {@code name}: of the threads, before a number. */
    public Workers(String name, int threads, int waiting) {
        this.threads =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(waiting),
                        Thread.ofPlatform().name(name, 0).daemon().factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs it on one of the threads.
     *
     * @throws RejectedExecutionException when as many wait as may
     */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** How many wait now. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Takes no more work and waits up to 5 s for what has begun. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
