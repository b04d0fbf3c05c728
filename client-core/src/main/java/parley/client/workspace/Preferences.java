package parley.client.workspace;

import java.util.Map;
import java.util.Optional;

/**
 * What a person set for themselves, by keys of at most 128 characters: the same on all their
 * devices, also while this one is offline for a while. Safe for use by many threads; never blocks.
 */
public interface Preferences {
    Optional<String> get(String key);

    /** All whose keys begin with {@code prefix}, by their whole keys, in their order. */
    Map<String, String> all(String prefix);

    /**
     * Sets one, here at once and on the other devices when they can be told; no value takes it
     * away. The last one that reaches the server wins.
     */
    void set(String key, Optional<String> value);
}
