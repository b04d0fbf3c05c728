package parley.server.lite.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * The server's counters and gauges, written in Prometheus' text format 0.0.4. Safe for use by many
 * threads.
 */
public final class Metrics {
    private final Map<String, Family> families = new ConcurrentSkipListMap<>();

    /** All lines of one name. */
    private record Family(String type, String help, Map<String, DoubleSupplier> lines) {}

    /** A number that only grows; {@code name} without the ending {@code _total}. */
    public LongAdder counter(String name, String help) {
        return counter(name, help, "");
    }

    /** As above, with labels as they stand between the braces: {@code code="4008"}. */
    public LongAdder counter(String name, String help, String labels) {
        LongAdder adder = new LongAdder();
        add(name + "_total", "counter", help, labels, adder::sum);
        return adder;
    }

    /** A number that is asked for when it is read; called on the reader's thread. */
    public void gauge(String name, String help, DoubleSupplier value) {
        add(name, "gauge", help, "", value);
    }

    private void add(String name, String type, String help, String labels, DoubleSupplier value) {
        families.computeIfAbsent(name, _ -> new Family(type, help, new ConcurrentSkipListMap<>()))
                .lines()
                .put(labels, value);
    }

    /** The present values; Prometheus' text format. */
    public String text() {
        StringBuilder out = new StringBuilder(2_048);
        new TreeMap<>(families)
                .forEach((name, family) -> {
                    out.append("# HELP ").append(name).append(' ').append(family.help());
                    out.append("\n# TYPE ").append(name).append(' ').append(family.type());
                    out.append('\n');
                    family.lines().forEach((labels, value) -> line(out, name, labels, value));
                });
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String labels, DoubleSupplier value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        double now = value.getAsDouble();
        out.append(' ');
        if (now == Math.rint(now) && Math.abs(now) < 1e15) {
            out.append((long) now);
        } else {
            out.append(now);
        }
        out.append('\n');
    }
}
