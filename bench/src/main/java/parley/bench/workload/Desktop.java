package parley.bench.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import parley.bench.desktop.DesktopProcess;
import parley.bench.machine.Bench;
import parley.bench.machine.Memory;
import parley.bench.report.Figure;
import parley.bench.report.Figures;

/**
 * A desktop of twenty rooms, offline, headless and drawn by the processor: from starting its
 * process to the newest messages on its screen, the first time and later, its memory, and its
 * frames while a room of a million messages scrolls back.
 */
public record Desktop(String name) implements Workload {
    private static final String PEER = "Parley";
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final int STARTS = 5;
    private static final int SCROLL_SECONDS = 20;

    @Override
    public String summary() {
        return "a desktop of 20 rooms: start, memory, frames of a room of a million messages";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var start = DesktopProcess.prepare(bench, bench.quick() ? 20_000 : 1_000_000);
        var took = new double[bench.quick() ? 1 : STARTS];
        try (var first = start.start()) {
            add(bench, figures, "firstMs", first.usableMs());
        }
        for (int i = 0; i < took.length; i++) {
            try (var desktop = start.start()) {
                took[i] = desktop.usableMs();
            }
        }
        Arrays.sort(took);
        add(bench, figures, "usableMs", took[took.length / 2]);
        try (var desktop = start.start()) {
            Thread.sleep(SETTLED);
            add(bench, figures, "idlePssKiB", (double) Memory.proportionalKib(desktop.pid()));
            var frames = desktop.scroll(bench.quick() ? 3 : SCROLL_SECONDS);
            frames.forEach((metric, value) -> add(bench, figures, metric, value));
            add(bench, figures, "scrolledPssKiB", (double) Memory.proportionalKib(desktop.pid()));
        }
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-24s %s %,.1f".formatted(PEER, metric, value));
        figures.add(new Figure(name, PEER, metric, value, true));
    }
}
