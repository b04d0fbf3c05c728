package parley.protocol;

import java.util.Locale;

/** Why a membership ended. */
public enum LeaveReason {
    LEFT,
    REMOVED,
    BANNED;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
