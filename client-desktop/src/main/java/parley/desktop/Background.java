package parley.desktop;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The only way off the UI thread and back. */
public interface Background {
    /**
     * Runs {@code work} away from the UI thread, then exactly one of the other two on it. Work that
     * was started earlier may finish later.
     */
    <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure);

    /**
     * Runs {@code task} on the UI thread, soon and in the order of the calls; callable from any
     * thread.
     */
    void onUi(Runnable task);

    /**
     * Runs {@code task} on the UI thread once {@code delay} has passed, unless it is cancelled
     * before.
     */
    Pending after(Duration delay, Runnable task);

    /** Something that will run later. */
    interface Pending {
        /** Stops it from running; nothing happens when it has run already. */
        void cancel();
    }
}
