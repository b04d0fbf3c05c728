package parley.bench.report;

/**
 * A column of a table: one metric of one workload.
 *
 * @param unit how the number is written
 */
record Column(String title, String workload, String metric, Unit unit) {

    /** How a number is written for people. */
    enum Unit {
        /** 1.23M, 456k, 789 */
        COUNT,
        /** Two or three digits that matter. */
        PLAIN,
        /** Given in KiB, written in MiB. */
        MIB
    }

    String cell(Figures figures, String peer) {
        var median = figures.median(workload, peer, metric);
        if (median.isEmpty()) return "–";
        var text = written(median.getAsDouble());
        return figures.quiet(workload, peer) ? text : text + " n";
    }

    private String written(double value) {
        return switch (unit) {
            case COUNT -> count(value);
            case PLAIN -> plain(value);
            case MIB -> plain(value / 1024);
        };
    }

    private static String count(double value) {
        if (value >= 1e6) return "%.2fM".formatted(value / 1e6);
        if (value >= 1e4) return "%.0fk".formatted(value / 1e3);
        return "%.0f".formatted(value);
    }

    static String plain(double value) {
        if (value >= 100) return "%.0f".formatted(value);
        return value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }
}
