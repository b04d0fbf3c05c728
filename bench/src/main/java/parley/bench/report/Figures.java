package parley.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import parley.bench.load.Reading;

/** Everything measured so far. Used by one thread. */
public final class Figures {
    private final List<Figure> all = new ArrayList<>();

    public void add(Figure figure) {
        all.add(figure);
    }

    /** Adds the named numbers of a reading. */
    public void add(String workload, String peer, Reading reading, List<String> metrics) {
        for (var metric : metrics) {
            add(new Figure(workload, peer, metric, reading.number(metric), reading.quiet()));
        }
    }

    /** Everything, in the order it was measured. */
    public List<Figure> all() {
        return List.copyOf(all);
    }

    /** The middle one of a number's repetitions (of two, the mean); empty if there is none. */
    public OptionalDouble median(String workload, String peer, String metric) {
        var values = values(workload, peer, metric);
        if (values.length == 0) return OptionalDouble.empty();
        return OptionalDouble.of((values[(values.length - 1) / 2] + values[values.length / 2]) / 2);
    }

    /** How many times one peer's median is the other's; empty if either is missing or 0. */
    public OptionalDouble ratio(String workload, String metric, String peer, String base) {
        var above = median(workload, peer, metric);
        var below = median(workload, base, metric);
        if (above.isEmpty() || below.isEmpty() || below.getAsDouble() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
    }

    /** Whether every repetition was measured on a quiet machine. */
    public boolean quiet(String workload, String peer) {
        return all.stream()
                .filter(each -> each.workload().equals(workload) && each.peer().equals(peer))
                .allMatch(Figure::quiet);
    }

    /** The peers that have figures in a workload, in the order they were first measured. */
    public Set<String> peers(String workload) {
        var peers = new LinkedHashSet<String>();
        for (var each : all) {
            if (each.workload().equals(workload)) peers.add(each.peer());
        }
        return peers;
    }

    private double[] values(String workload, String peer, String metric) {
        return all.stream()
                .filter(each -> each.workload().equals(workload))
                .filter(each -> each.peer().equals(peer))
                .filter(each -> each.metric().equals(metric))
                .mapToDouble(Figure::value)
                .sorted()
                .toArray();
    }
}
