package parley.protocol;

import java.util.Locale;

/** Who can find and enter a room. */
public enum RoomKind {
    DIRECT,
    GROUP,
    PUBLIC,
    PRIVATE;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
