package parley.desktop.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened, in the order it happened, with the pictures beside it: {@code report.md}. */
final class Report {
    private final List<String> lines = new ArrayList<>();
    private int steps;

    void step(String title, Duration took, List<String> facts, List<String> pictures) {
        steps++;
        lines.add(String.format(Locale.ROOT, "## %d. %s", steps, title));
        lines.add("");
        for (String fact : facts) {
            lines.add("* " + fact);
        }
        lines.add(String.format(Locale.ROOT, "* took %.1f s", took.toMillis() / 1000.0));
        lines.add("");
        for (String picture : pictures) {
            lines.add("![" + title + "](" + picture + ")");
        }
        lines.add("");
    }

    /** Writes the page; {@code verdict} is its first line. */
    Path write(Path folder, String verdict) throws IOException {
        List<String> page = new ArrayList<>(List.of("# A tour of Parley", "", verdict, ""));
        page.addAll(lines);
        return Files.write(folder.resolve("report.md"), page);
    }
}
