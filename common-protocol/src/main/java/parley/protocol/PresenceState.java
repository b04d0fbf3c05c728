package parley.protocol;

import java.util.Locale;

/** What a user shows of themselves. */
public enum PresenceState {
    ONLINE,
    IDLE,
    DND,
    OFFLINE;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
