package parley.desktop.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import parley.desktop.Background;

/** Works at once, on the calling thread; what is delayed waits until the test lets time pass. */
public final class ImmediateBackground implements Background {
    private final List<Later> later = new ArrayList<>();
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private boolean running;
    private Duration now = Duration.ZERO;

    private record Later(Duration due, Runnable task) {}

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
        if (running) {
            return;
        }
        running = true;
        for (var next = ui.poll(); next != null; next = ui.poll()) {
            next.run();
        }
        running = false;
    }

    @Override
    public Pending after(Duration delay, Runnable task) {
        var entry = new Later(now.plus(delay), task);
        later.add(entry);
        return () -> later.remove(entry);
    }

    /** Lets time pass: what falls due runs in its order. */
    public void pass(Duration time) {
        now = now.plus(time);
        for (var entry : List.copyOf(later)) {
            if (entry.due().compareTo(now) <= 0 && later.remove(entry)) {
                entry.task().run();
            }
        }
    }
}
