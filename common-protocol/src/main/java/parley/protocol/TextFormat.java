package parley.protocol;

import java.util.Locale;

/** How {@code text} is to be read. */
public enum TextFormat {
    MD,
    PLAIN;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
