package parley.bench.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/**
 * The times between frames while something scrolls, in milliseconds, sorted. JavaFX begins one
 * every 16.7 ms unless the one before took longer.
 */
record Frames(List<Double> took) {
    /** About three lines, as one notch of a wheel. */
    private static final double STEP = 60;

    /** Scrolls up once a frame. JavaFX thread only. */
    static void scroll(Node node, int seconds, CompletableFuture<Frames> result) {
        new AnimationTimer() {
            private final List<Double> took = new ArrayList<>();
            private long begin;
            private long before;

            @Override
            public void handle(long now) {
                long real = System.nanoTime();
                if (before == 0) {
                    begin = real;
                } else {
                    took.add((real - before) / 1e6);
                }
                before = real;
                if (real - begin > seconds * 1_000_000_000L) {
                    stop();
                    result.complete(new Frames(took.stream().sorted().toList()));
                    return;
                }
                Event.fireEvent(node, wheel(node));
            }
        }.start();
    }

    private static ScrollEvent wheel(Node node) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                100,
                100,
                100,
                100,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                STEP,
                0,
                STEP,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new PickResult(node, 100, 100));
    }

    /** {@code frames=… p50=… p99=… longest=… slow=…}; slow are those over 33 ms. */
    String line() {
        long slow = took.stream().filter(ms -> ms > 33).count();
        return "frames=%d p50=%.1f p99=%.1f longest=%.1f slow=%d"
                .formatted(
                        took.size(),
                        took.get(took.size() / 2),
                        took.get(took.size() * 99 / 100),
                        took.getLast(),
                        slow)
                .toLowerCase(Locale.ROOT);
    }
}
