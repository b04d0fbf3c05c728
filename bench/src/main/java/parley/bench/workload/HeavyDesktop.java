package parley.bench.workload;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import parley.bench.desktop.DesktopProcess;
import parley.bench.machine.Bench;
import parley.bench.machine.Memory;
import parley.bench.report.Figure;
import parley.bench.report.Figures;

/**
 * A desktop that walks through what is hard to show, offline and headless, under a watchdog that
 * tells each task that kept the JavaFX thread longer than 100 ms.
 */
public record HeavyDesktop(String name) implements Workload {
    /** Each with the room that holds it. */
    private static final Map<String, String> CASES = new LinkedHashMap<>();

    static {
        CASES.put("50,000 reactions", "room-02");
        CASES.put("8,000 combining marks", "room-03");
        CASES.put("markdown bomb", "room-04");
        CASES.put("50,000 unread, mixed", "room-05");
    }

    private static final int SWITCHES = 100;
    private static final int SCROLL_SECONDS = 20;

    @Override
    public String summary() {
        return "a desktop walks through what is hard to show, under a watchdog";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var start = DesktopProcess.prepareHeavy(bench);
        try (var desktop = start.start()) {
            desktop.stalls();
            add(bench, figures, "switching once", desktop.switchRooms(bench.quick() ? 5 : 20));
            for (var each : CASES.entrySet()) {
                add(bench, figures, each.getKey(), desktop.open(each.getValue()));
            }
            var frames = desktop.scroll(bench.quick() ? 3 : SCROLL_SECONDS);
            add(bench, figures, "scrolling the mixed room", desktop.stalls());
            add(
                    bench,
                    figures,
                    "scrolling the mixed room",
                    "slowFrames",
                    frames.getOrDefault("slow", 0.0));
            add(
                    bench,
                    figures,
                    "switching 100 times",
                    desktop.switchRooms(bench.quick() ? 20 : SWITCHES));
            add(
                    bench,
                    figures,
                    "all of it",
                    "pssKiB",
                    (double) Memory.proportionalKib(desktop.pid()));
        }
    }

    private void add(Bench bench, Figures figures, String walk, Map<String, String> stalls) {
        bench.say("  %-28s %s".formatted(walk, stalls));
        figures.add(figure(walk, "stalls", Double.parseDouble(stalls.getOrDefault("stalls", "0"))));
        var longest = Double.parseDouble(stalls.getOrDefault("longestStall", "0"));
        figures.add(figure(walk, "longestMs", longest));
    }

    private void add(Bench bench, Figures figures, String walk, String metric, double value) {
        bench.say("  %-28s %s %,.1f".formatted(walk, metric, value));
        figures.add(figure(walk, metric, value));
    }

    private Figure figure(String walk, String metric, double value) {
        return new Figure(name, walk, metric, value, true);
    }
}
