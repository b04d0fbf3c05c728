package parley.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small things this device remembers about its windows and its user. UI thread only. */
public interface Memory {
    Optional<String> get(String key);

    /** Remembers a value of at most some kilobytes; an empty one is forgotten. */
    void put(String key, String value);

    /** A list; its words hold no line breaks. */
    default List<String> list(String key) {
        return get(key).map(v -> List.of(v.split("\n", -1))).orElse(List.of());
    }

    default void putList(String key, List<String> words) {
        put(key, String.join("\n", words));
    }

    /** Whether {@code word} is in a list. */
    default boolean has(String key, String word) {
        return list(key).contains(word);
    }

    /** Adds {@code word} to a list, or takes it out. */
    default void toggle(String key, String word) {
        var words = new ArrayList<>(list(key));
        if (!words.remove(word)) {
            words.add(word);
        }
        putList(key, words);
    }

    default double number(String key, double otherwise) {
        try {
            return get(key).map(Double::parseDouble).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** One that ends with the program. */
    static Memory ofThisRun() {
        return new Memory() {
            private final Map<String, String> values = new HashMap<>();

            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                if (value.isEmpty()) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }
        };
    }
}
