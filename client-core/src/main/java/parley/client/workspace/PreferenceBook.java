package parley.client.workspace;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/** The preferences as they are now, in memory. */
final class PreferenceBook implements Preferences {
    private final ConcurrentSkipListMap<String, String> known = new ConcurrentSkipListMap<>();
    private volatile BiConsumer<String, Optional<String>> onSet = (_, _) -> {};

    /** {@code told} writes down what is set on this device. */
    void onSet(BiConsumer<String, Optional<String>> told) {
        onSet = told;
    }

    void load(Map<String, String> all) {
        known.clear();
        known.putAll(all);
    }

    int size() {
        return known.size();
    }

    void put(String key, Optional<String> value) {
        value.ifPresentOrElse(v -> known.put(key, v), () -> known.remove(key));
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(known.get(key));
    }

    @Override
    public SortedMap<String, String> all(String prefix) {
        var found = new TreeMap<String, String>();
        for (var each : known.tailMap(prefix, true).entrySet()) {
            if (!each.getKey().startsWith(prefix)) {
                break;
            }
            found.put(each.getKey(), each.getValue());
        }
        return found;
    }

    @Override
    public void set(String key, Optional<String> value) {
        put(key, value);
        onSet.accept(key, value);
    }
}
