package parley.desktop.workspace;

import java.util.Map;
import java.util.Optional;

/** What one set for oneself in a workspace, on all of one's devices. Never blocks. */
public interface Preferences {
    Optional<String> get(String key);

    /** All whose keys begin with {@code prefix}, by the rest of their keys. */
    Map<String, String> all(String prefix);

    /** Sets one; no value takes it away. */
    void set(String key, Optional<String> value);

    default boolean has(String key) {
        return get(key).isPresent();
    }
}
