package parley.bench.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The budgets, each with what was measured and whether that meets it. */
final class BudgetTable {
    static final String PARLEY = "Parley";
    static final String PARLEY_TLS = "Parley, TLS";
    static final String PARLEY_AOT = "Parley, AOT cache";
    private static final double MIB = 1024;
    private static final String SOCKET_IO = "socket.io";
    private static final String SOCKET_IO_FULL = "socket.io + SQLite FULL";
    private static final String NGINX = "nginx, curl";
    private static final String C_DURABLE = "C, fdatasync";

    private static final List<Budget> BUDGETS =
            List.of(
                    times("W1, times socket.io that stores nothing", 13, 15, "w1", SOCKET_IO),
                    times("W1s, times the same", 0.8, 1, "w1s", SOCKET_IO),
                    times("W2, times the same", 12, 12, "w2", SOCKET_IO),
                    times("W3, times the same", 3, 3, "w3", SOCKET_IO),
                    times("W3, times socket.io + SQLite FULL", 12, 12, "w3", SOCKET_IO_FULL),
                    new Budget(
                            "W1 over TLS 1.3, share of plain",
                            true,
                            0.7,
                            0.7,
                            "",
                            all -> all.ratio("w1", "deliveriesPerSecond", PARLEY_TLS, PARLEY)),
                    new Budget(
                            "W6, times socket.io + SQLite FULL",
                            true,
                            12,
                            14,
                            "×",
                            all -> all.ratio("w6", "acksPerSecond", PARLEY, SOCKET_IO_FULL)),
                    new Budget(
                            "W6, share of C with fdatasync",
                            true,
                            0.5,
                            0.6,
                            "",
                            all -> all.ratio("w6", "acksPerSecond", PARLEY, C_DURABLE)),
                    atMost("W6, acknowledged p99", 30_000, 12_000, "µs", "w6", "ackP99us"),
                    atMost("W4, delivered p50", 450, 320, "µs", "w4", "lastP50us"),
                    atMost("W4, delivered p99", 1500, 900, "µs", "w4", "lastP99us"),
                    atMost("W5, all 10,000 ready", 1300, 1200, "ms", "w5", "readyMs"),
                    atMost("W5, RSS each", 10, 9, "KiB", "w5", "memoryEachKiB"),
                    new Budget(
                            "5 % stop reading: the others' share of W1",
                            true, 0.9, 0.9, "", BudgetTable::slowShare),
                    atMost(
                            "5 % stop reading: RSS",
                            256 * MIB, 256 * MIB, "KiB", "slow", "memoryPeakKiB"),
                    atMost("start to the first handshake", 380, 320, "ms", "start", "handshakeMs"),
                    new Budget(
                            "the same with the AOT cache",
                            false,
                            180,
                            170,
                            "ms",
                            all -> all.median("start", PARLEY_AOT, "handshakeMs")),
                    atMost("idle RSS", 100 * MIB, 100 * MIB, "KiB", "start", "memoryKiB"),
                    new Budget(
                            "idle RSS with TLS",
                            false,
                            120 * MIB,
                            120 * MIB,
                            "KiB",
                            all -> all.median("start", PARLEY_TLS, "memoryKiB")),
                    atMost("1,000 come back: p95", 2000, 2000, "ms", "reconnect", "sinceCutP95ms"),
                    atMost(
                            "1,000 come back: the last",
                            30_000,
                            30_000,
                            "ms",
                            "reconnect",
                            "sinceCutMaxMs"),
                    atMost("removed: the socket ends", 1_000, 1_000, "ms", "removal", "longestMs"),
                    atMost("1,000,000 messages: open", 100, 100, "ms", "history", "openMs"),
                    atMost("1,000,000 messages: search", 50, 50, "ms", "history", "searchMs"),
                    atMost("desktop: start to usable", 800, 800, "ms", "desktop", "usableMs"),
                    atMost("desktop: idle PSS", 204_800, 204_800, "KiB", "desktop", "idlePssKiB"),
                    atMost(
                            "desktop: PSS after 10 minutes of scrolling through media",
                            350 * MIB,
                            350 * MIB,
                            "KiB",
                            "media",
                            "scrolledPssKiB"),
                    atMost("1,000,000 messages: frames over 33 ms", 0, 0, "", "desktop", "slow"),
                    atMost(
                            "large file: client above idle",
                            64 * MIB,
                            64 * MIB,
                            "KiB",
                            "files",
                            "clientKiB"),
                    atMost(
                            "large file: server above idle",
                            64 * MIB,
                            64 * MIB,
                            "KiB",
                            "files",
                            "serverKiB"),
                    atMost(
                            "files that mean harm: heap grown by",
                            MIB,
                            MIB,
                            "KiB",
                            "hostile",
                            "heapGrowthKiB"),
                    speed("large file there, share of nginx with curl", "upMBs"),
                    speed("large file back, share of the same", "downMBs"));

    private BudgetTable() {}

    static Optional<String> render(Figures figures) {
        var text = new StringBuilder("### Budgets\n\n| what | floor | goal | measured | |\n");
        text.append("|---|---:|---:|---:|---|\n");
        int rows = 0;
        for (var budget : BUDGETS) {
            var value = budget.measured().apply(figures);
            if (value.isEmpty()) continue;
            rows++;
            var sign = budget.atLeast() ? "≥ " : "≤ ";
            text.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    budget.what(),
                                    sign + Column.plain(budget.floor()) + " " + budget.unit(),
                                    sign + Column.plain(budget.goal()) + " " + budget.unit(),
                                    Column.plain(value.getAsDouble()) + " " + budget.unit(),
                                    budget.verdict(value.getAsDouble())));
        }
        return rows == 0 ? Optional.empty() : Optional.of(text.toString());
    }

    private static Budget times(
            String what, double floor, double goal, String workload, String base) {
        return new Budget(
                what,
                true,
                floor,
                goal,
                "×",
                all -> all.ratio(workload, "deliveriesPerSecond", PARLEY, base));
    }

    private static Budget atMost(
            String what, double floor, double goal, String unit, String workload, String metric) {
        return new Budget(
                what, false, floor, goal, unit, all -> all.median(workload, PARLEY, metric));
    }

    private static Budget speed(String what, String metric) {
        return new Budget(
                what,
                true,
                0.5,
                0.5,
                "",
                all -> all.ratio("file-speed", metric, PARLEY_TLS, NGINX));
    }

    /** Per member that reads: W1 has 100 of them, the slow load 95. */
    private static OptionalDouble slowShare(Figures figures) {
        var slow = figures.median("slow", PARLEY, "deliveriesPerSecond");
        var full = figures.median("w1", PARLEY, "deliveriesPerSecond");
        if (slow.isEmpty() || full.isEmpty()) return OptionalDouble.empty();
        return OptionalDouble.of(slow.getAsDouble() / 95 / (full.getAsDouble() / 100));
    }
}
