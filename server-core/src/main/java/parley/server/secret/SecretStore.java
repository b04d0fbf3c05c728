package parley.server.secret;

import java.util.List;
import java.util.Optional;

/**
 * The workspace's own keys, by name. What stands here never leaves the machine and is never logged.
 *
 * <p>Safe for use by many threads. Calls block until the data is durable.
 */
public interface SecretStore {
    Optional<Secret> find(String name);

    /**
     * Keeps the secret unless one of that name is there already. Returns the one that is kept, so
     * that of two first starts both get the same.
     */
    Secret keep(Secret fresh);

    /** All whose name begins so, newest first. */
    List<Secret> startingWith(String prefix);

    /** Nothing happens where there is none. */
    void remove(String name);
}
