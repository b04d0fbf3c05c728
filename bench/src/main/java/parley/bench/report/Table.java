package parley.bench.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Peers down, columns across. A column with a base peer also says how many times that peer's. */
record Table(String title, List<Column> columns, String base) {
    /** What most are compared with. */
    static final String SOCKET_IO = "socket.io";

    Table {
        columns = List.copyOf(columns);
    }

    /** Empty when nothing of it was measured. */
    Optional<String> render(Figures figures) {
        var peers = new LinkedHashSet<String>();
        var shown =
                columns.stream().filter(each -> !figures.peers(each.workload()).isEmpty()).toList();
        shown.forEach(each -> peers.addAll(figures.peers(each.workload())));
        if (peers.isEmpty()) return Optional.empty();

        var text = new StringBuilder("### " + title + "\n\n| |");
        shown.forEach(each -> text.append(' ').append(each.title()).append(" |"));
        text.append("\n|---|").append("---:|".repeat(shown.size())).append('\n');
        for (var peer : peers) {
            text.append("| ").append(peer).append(" |");
            for (var each : shown) text.append(' ').append(cell(figures, each, peer)).append(" |");
            text.append('\n');
        }
        return Optional.of(text.toString());
    }

    private String cell(Figures figures, Column column, String peer) {
        var cell = column.cell(figures, peer);
        if (column.unit() != Column.Unit.COUNT) return cell;
        var ratio = figures.ratio(column.workload(), column.metric(), peer, base);
        if (ratio.isEmpty()) return cell;
        return "%s · %s×".formatted(cell, Column.plain(ratio.getAsDouble()));
    }
}
