package parley.bench.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;
import parley.bench.desktop.DesktopProcess;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.Memory;
import parley.bench.report.Figure;
import parley.bench.report.Figures;

/**
 * A desktop that scrolls back for ten minutes through a room of pictures, voice notes, Markdown and
 * reactions, offline, headless and drawn by the processor: its memory before, after and at most at
 * the end of a minute, and its frames.
 */
public record MediaScroll(String name) implements Workload {
    private static final String PEER = "Parley";
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final int MINUTES = 10;

    @Override
    public String summary() {
        return "a desktop scrolls 10 minutes through pictures, voice notes, Markdown, reactions";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var start = DesktopProcess.prepareMedia(bench);
        try (var desktop = start.start()) {
            Thread.sleep(SETTLED);
            add(bench, figures, "idlePssKiB", memory(desktop));
            int minutes = bench.quick() ? 1 : MINUTES;
            double most = 0;
            int pictures = 0;
            var worst = new TreeMap<String, Double>();
            for (int i = 0; i < minutes; i++) {
                var frames = desktop.scroll(bench.quick() ? 3 : 60);
                frames.forEach((metric, value) ->
                        worst.merge(metric, value, counted(metric) ? Double::sum : Math::max));
                most = Math.max(most, memory(desktop));
                pictures += desktop.count(".picture.there");
            }
            if (pictures == 0) throw new BenchException("no picture was shown");
            add(bench, figures, "minutes", minutes);
            worst.forEach((metric, value) -> add(bench, figures, metric, value));
            add(bench, figures, "scrolledPssKiB", memory(desktop));
            add(bench, figures, "mostPssKiB", most);
        }
    }

    private static boolean counted(String metric) {
        return metric.equals("frames") || metric.equals("slow");
    }

    private static double memory(DesktopProcess desktop) throws IOException {
        return Memory.proportionalKib(desktop.pid());
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-24s %s %,.1f".formatted(PEER, metric, value));
        figures.add(new Figure(name, PEER, metric, value, true));
    }
}
