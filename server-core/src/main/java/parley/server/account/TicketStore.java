package parley.server.account;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tickets that are out, by a keyed hash. Safe for use by many threads; blocks where it must ask
 * elsewhere.
 */
public interface TicketStore {
    /** Whom a ticket lets in, and until when. */
    record Held(Identity identity, Instant expires) {}

    /** False: there is no place for one more. */
    boolean keep(String hash, Held ticket, Instant now);

    /** Takes it away; whoever comes second finds nothing. */
    Optional<Held> take(String hash);

    /** In memory, at most 20,000; forgets all at a restart. */
    static TicketStore inMemory() {
        return new TicketStore() {
            private static final int MAX = 20_000;

            // guarded by this
            private final Map<String, Held> held = new HashMap<>();

            @Override
            public synchronized boolean keep(String hash, Held ticket, Instant now) {
                if (held.size() >= MAX) {
                    held.values().removeIf(each -> each.expires().isBefore(now));
                    if (held.size() >= MAX) {
                        return false;
                    }
                }
                held.put(hash, ticket);
                return true;
            }

            @Override
            public synchronized Optional<Held> take(String hash) {
                return Optional.ofNullable(held.remove(hash));
            }
        };
    }
}
