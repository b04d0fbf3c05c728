package parley.protocol;

import java.util.Locale;

/** Who may write in a room. */
public enum PostPolicy {
    ALL,
    MODERATORS;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
