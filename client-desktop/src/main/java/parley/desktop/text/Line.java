package parley.desktop.text;

import java.util.List;

/** A text by key with the values it names: what a view model hands to a view. */
public record Line(String key, List<Object> values) {
    public Line {
        values = List.copyOf(values);
    }

    /** A line with its values in the order of the pattern's places. */
    public static Line of(String key, Object... values) {
        return new Line(key, List.of(values));
    }
}
