package parley.desktop.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.desktop.workspace.Preferences;

/** Preferences of a session. Safe for use by many threads. */
final class ClientPreferences implements Preferences {
    private final parley.client.workspace.Preferences preferences;

    ClientPreferences(parley.client.workspace.Preferences preferences) {
        this.preferences = preferences;
    }

    @Override
    public Optional<String> get(String key) {
        return preferences.get(key);
    }

    @Override
    public Map<String, String> all(String prefix) {
        var found = new LinkedHashMap<String, String>();
        preferences
                .all(prefix)
                .forEach((key, value) -> found.put(key.substring(prefix.length()), value));
        return found;
    }

    @Override
    public void set(String key, Optional<String> value) {
        preferences.set(key, value);
    }
}
