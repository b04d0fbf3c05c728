package parley.protocol;

import java.util.Locale;

/** From where a member may read a room: its start, or their own joining. */
public enum HistoryPolicy {
    START,
    JOINED;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
