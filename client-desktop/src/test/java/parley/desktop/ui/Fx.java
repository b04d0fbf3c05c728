package parley.desktop.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/** Runs work on the JavaFX thread and waits for it. */
public final class Fx {
    private static final long PATIENCE_SECONDS = 60;

    private Fx() {}

    /** Starts JavaFX the first time. */
    public static void start() throws InterruptedException, ExecutionException, TimeoutException {
        var started = new CompletableFuture<Boolean>();
        try {
            Platform.startup(() -> started.complete(true));
            Platform.setImplicitExit(false);
        } catch (IllegalStateException e) { // it runs already
            started.complete(true);
        }
        started.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public static <T> T call(Callable<T> work)
            throws InterruptedException, ExecutionException, TimeoutException {
        start();
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
