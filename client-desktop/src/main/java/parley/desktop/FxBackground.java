package parley.desktop;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A virtual thread for each piece of work, then the JavaFX application thread. */
public final class FxBackground implements Background, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxBackground.class);

    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("desktop-", 0).factory());

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
        try {
            threads.execute(() -> work(work, onSuccess, onFailure));
        } catch (RejectedExecutionException e) {
            LOG.debug("Work refused, the window is closing", e);
        }
    }

    private static <T> void work(
            Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
        T value;
        try {
            value = work.call();
        } catch (Exception e) { // the top of this thread
            LOG.debug("Background work failed", e);
            Platform.runLater(() -> onFailure.accept(e));
            return;
        }
        Platform.runLater(() -> onSuccess.accept(value));
    }

    @Override
    public void onUi(Runnable task) {
        Platform.runLater(task);
    }

    /** By a timer, not an animation: those draw frames all the while. */
    @Override
    public Pending after(Duration delay, Runnable task) {
        var due = new Due(task);
        var timer =
                ForkJoinPool.commonPool()
                        .schedule(
                                () -> Platform.runLater(due),
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS);
        return () -> {
            due.cancelled = true;
            timer.cancel(false);
        };
    }

    private static final class Due implements Runnable {
        private final Runnable task;
        private volatile boolean cancelled;

        Due(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            if (!cancelled) {
                task.run();
            }
        }
    }

    /** Lets nothing new start; what runs may finish for 2 s, then it is interrupted. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
