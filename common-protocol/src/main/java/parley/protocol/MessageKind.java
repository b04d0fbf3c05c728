package parley.protocol;

import java.util.Locale;

/** What a message mainly is; {@code text} is always a usable fallback. */
public enum MessageKind {
    TEXT,
    FILE,
    VOICE,
    CARD,
    SYSTEM;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
