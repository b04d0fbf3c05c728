package parley.desktop.fake;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import parley.desktop.Background;

/** Works at once; what other threads want to have done is done while a test waits for it. */
public final class QueuedBackground implements Background {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Runnable> ui = new LinkedBlockingQueue<>();

    @Override
    public <T> void run(Callable<T> work, Consumer<T> onSuccess, Consumer<Exception> onFailure) {
        T value;
        try {
            value = work.call();
        } catch (Exception e) {
            onFailure.accept(e);
            return;
        }
        onSuccess.accept(value);
    }

    @Override
    public void onUi(Runnable task) {
        ui.add(task);
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        return () -> {};
    }

    /** Does what came until the condition holds. */
    public void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            var next = ui.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("waited in vain");
            }
            next.run();
        }
    }
}
