package parley.bench.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parley.bench.machine.BenchException;

/** The numbers of one line that the generator printed: a flat JSON object. */
public final class Reading {
    /** Above this, others on the machine take part in the result: cores busy beside both ends. */
    public static final double NOISY_CORES = 0.2;

    private static final Pattern MEMBER =
            Pattern.compile("\"(\\w+)\":(?:(-?[0-9.]+)|(true|false)|\"[^\"]*\")");

    private final Map<String, Double> numbers;

    private Reading(Map<String, Double> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /** Reads a line; true counts as 1, false as 0, and texts are left out. */
    public static Reading parse(String line) {
        var numbers = new HashMap<String, Double>();
        var member = MEMBER.matcher(line);
        while (member.find()) {
            if (member.group(2) != null) {
                numbers.put(member.group(1), Double.valueOf(member.group(2)));
            } else if (member.group(3) != null) {
                numbers.put(member.group(1), member.group(3).equals("true") ? 1.0 : 0.0);
            }
        }
        return new Reading(numbers);
    }

    /** Throws {@link BenchException} when the generator printed no such number. */
    public double number(String name) {
        var number = numbers.get(name);
        if (number == null) throw new BenchException("the generator printed no " + name);
        return number;
    }

    /** The named numbers for people to read, in that order. */
    public String line(List<String> names) {
        return names.stream()
                .map(name -> name + " " + round(number(name)))
                .collect(Collectors.joining(", "));
    }

    private static String round(double value) {
        return value >= 100 ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }

    /** Every member had every message of its room once, and all in one order. */
    public boolean correct() {
        return number("correct") == 1.0;
    }

    /** Nothing else used the machine enough to matter. */
    public boolean quiet() {
        return numbers.getOrDefault("otherCores", 0.0) <= NOISY_CORES;
    }
}
