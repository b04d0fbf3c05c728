package parley.desktop.tour;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * The tour's own thread beside the JavaFX thread: runs things there and waits for what should
 * become true.
 */
final class Fx {
    /** Longer than the longest pause between two tries to connect, on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Fx() {}

    /** Runs {@code work} on the JavaFX thread and returns what it returns. */
    static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("failed on the JavaFX thread", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "the JavaFX thread did not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Waits until {@code condition} holds on the JavaFX thread; after two minutes the step that
     * waits has failed.
     */
    static void await(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!call(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "did not happen within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(25));
        }
    }
}
