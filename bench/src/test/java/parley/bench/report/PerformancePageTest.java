package parley.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.bench.machine.BenchException;

class PerformancePageTest {
    private final Figures figures = new Figures();

    @Test
    void printsRatiosAndSaysWhichBudgetsAreMet() {
        add("socket.io", 100_000);
        add("Parley", 1_400_000);

        var page = new PerformancePage(figures, "./parley bench w1").markdown();

        assertThat(page).contains("| Parley | 1.40M · 14.0× |");
        assertThat(page).contains("≥ 13.0 × | ≥ 15.0 × | 14.0 × | floor met |");
        assertThat(page).contains("`./parley bench w1`");
    }

    @Test
    void aMissedBudgetIsNotHidden() {
        add("socket.io", 100_000);
        add("Parley", 1_200_000);

        var page = new PerformancePage(figures, "./parley bench w1").markdown();

        assertThat(page).contains("**missed**");
    }

    @Test
    void replacesOnlyWhatStandsBetweenTheMarkers(@TempDir Path folder) throws IOException {
        add("socket.io", 100_000);
        var file = folder.resolve("performance.md");
        Files.writeString(file, "before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n");

        new PerformancePage(figures, "./parley bench w1").writeInto(file);

        assertThat(file)
                .content()
                .startsWith("before\n<!-- bench: begin -->\n")
                .endsWith("after\n");
        assertThat(file).content().contains("100k").doesNotContain("old");
    }

    @Test
    void aPageWithoutMarkersIsLeftAlone(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("performance.md"), "mine");

        assertThatThrownBy(() -> new PerformancePage(figures, "x").writeInto(file))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("bench: begin");

        assertThat(file).hasContent("mine");
    }

    private void add(String peer, double value) {
        figures.add(new Figure("w1", peer, "deliveriesPerSecond", value, true));
    }
}
