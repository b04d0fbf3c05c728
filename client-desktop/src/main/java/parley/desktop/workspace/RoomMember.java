package parley.desktop.workspace;

import java.util.Optional;
import parley.protocol.PresenceState;
import parley.protocol.RoomRole;

/** Somebody in a room; {@code status}: what they say about themselves, empty for nothing. */
public record RoomMember(
        Person person, RoomRole role, Optional<PresenceState> presence, String status, boolean me) {
    /** Whether they are there, idle or not to be disturbed. */
    public boolean here() {
        return presence.isPresent() && presence.get() != PresenceState.OFFLINE;
    }
}
