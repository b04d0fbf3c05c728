package parley.desktop.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parley.desktop.workspace.Preferences;

/** Preferences in memory. */
public final class FakePreferences implements Preferences {
    public final Map<String, String> values = new TreeMap<>();
    private final Runnable changed;

    FakePreferences(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Map<String, String> all(String prefix) {
        var found = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    @Override
    public void set(String key, Optional<String> value) {
        value.ifPresentOrElse(v -> values.put(key, v), () -> values.remove(key));
        changed.run();
    }
}
