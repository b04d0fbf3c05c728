package parley.protocol;

import java.util.Locale;

/** What a member may do in a room, strongest first. */
public enum RoomRole {
    OWNER,
    MODERATOR,
    MEMBER,
    VIEWER;

    /** Whether this role is the same as or above {@code other}. */
    public boolean atLeast(RoomRole other) {
        return compareTo(other) <= 0;
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
