package parley.bench.desktop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Asks the JavaFX thread for a sign of life a hundred times a second. Where that takes more than
 * 100 ms, something kept the thread so long: how long and where it was is kept.
 */
final class Watchdog implements AutoCloseable {
    private static final long LONG_MS = 100;
    private static final long PAUSE_MS = 10;

    /** What kept the thread. */
    record Stall(double ms, String at) {}

    /** Guarded by {@code this}. */
    private List<Stall> stalls = new ArrayList<>();

    private final Thread fx;
    private final Thread watcher;

    /** For the JavaFX thread. */
    Watchdog(Thread fx) {
        this.fx = fx;
        watcher = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                var alive = new CountDownLatch(1);
                long begin = System.nanoTime();
                Platform.runLater(alive::countDown);
                if (!alive.await(LONG_MS, TimeUnit.MILLISECONDS)) {
                    var at = place(fx.getStackTrace());
                    alive.await();
                    keep(new Stall((System.nanoTime() - begin) / 1e6, at));
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The innermost method of this program, else the innermost. */
    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(each -> each.getClassName().startsWith("parley.desktop"))
                .findFirst()
                .or(() -> Arrays.stream(stack).findFirst())
                .map(each -> each.getClassName() + "." + each.getMethodName())
                .orElse("nowhere");
    }

    private synchronized void keep(Stall stall) {
        stalls.add(stall);
    }

    /** What was kept since the last time, as {@code stalls=… longestStall=… at=…}. */
    synchronized String line() {
        var all = stalls;
        stalls = new ArrayList<>();
        var longest = all.stream().max((a, b) -> Double.compare(a.ms(), b.ms()));
        return "stalls=%d longestStall=%.0f at=%s"
                .formatted(
                        all.size(),
                        longest.map(Stall::ms).orElse(0.0),
                        longest.map(Stall::at).orElse("-"));
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
