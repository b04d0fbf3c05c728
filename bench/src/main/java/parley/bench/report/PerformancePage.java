package parley.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import parley.bench.machine.BenchException;

/** The measured part of docs/performance.md; what stands around it is written by people. */
public final class PerformancePage {
    static final String BEGIN = "<!-- bench: begin -->";
    static final String END = "<!-- bench: end -->";

    private final Figures figures;
    private final String command;

    /**
     * @param command what makes these figures again
     */
    public PerformancePage(Figures figures, String command) {
        this.figures = figures;
        this.command = command;
    }

    /** The tables that have at least one figure. */
    public String markdown() {
        var text = new StringBuilder();
        text.append("Medians of `").append(command).append("` on ").append(Machine.describe());
        text.append(".\n\"n\" marks figures taken while others used the machine.\n");
        for (var table : Tables.all()) {
            table.render(figures).ifPresent(each -> text.append('\n').append(each));
        }
        BudgetTable.render(figures).ifPresent(each -> text.append('\n').append(each));
        return text.toString();
    }

    /** Replaces what stands between the markers of a page. */
    public void writeInto(Path page) throws IOException {
        var text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new BenchException(page + " lacks the lines " + BEGIN + " and " + END);
        }
        var before = text.substring(0, begin + BEGIN.length());
        Files.writeString(page, before + "\n" + markdown() + text.substring(end));
    }
}
