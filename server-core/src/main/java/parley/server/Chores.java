package parley.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.people.Later;

/**
 * What is done without being asked, on one thread of its own; what takes long hands itself over to
 * another. A chore that fails is logged and done again when its time comes.
 */
final class Chores implements Later, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("parley-timer").factory());

    /** Again and again, first after {@code begin}, then {@code pause} after it ended. */
    void every(Duration begin, Duration pause, Runnable chore) {
        var _ =
                timer.scheduleWithFixedDelay(
                        () -> safely(chore),
                        begin.toMillis(),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void after(Duration time, Runnable chore) {
        try {
            var _ = timer.schedule(() -> safely(chore), time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing is begun any more", e); // the server ends
        }
    }

    private static void safely(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.error("something to be done was not done", e); // thrown on, it would end the timer
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
