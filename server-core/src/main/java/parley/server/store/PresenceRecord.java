package parley.server.store;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.PresenceState;
import parley.protocol.UserId;

/**
 * What a user wants to be shown as while they are connected, as far as a restart of the server
 * keeps it.
 *
 * @param until when it ends by itself
 */
public record PresenceRecord(
        UserId user, PresenceState state, Optional<String> text, Optional<Instant> until) {
    /** Whether it says nothing but that the user is there, so that nothing needs to be kept. */
    public boolean plain() {
        return state == PresenceState.ONLINE && text.isEmpty();
    }
}
