package parley.bench.report;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What Parley has to reach, and what it would like to.
 *
 * @param atLeast true: more is better
 * @param measured how it follows from the figures; empty when that was not measured
 */
record Budget(
        String what,
        boolean atLeast,
        double floor,
        double goal,
        String unit,
        Function<Figures, OptionalDouble> measured) {

    String verdict(double value) {
        if (meets(value, goal)) return "goal met";
        return meets(value, floor) ? "floor met" : "**missed**";
    }

    private boolean meets(double value, double bound) {
        return atLeast ? value >= bound : value <= bound;
    }
}
