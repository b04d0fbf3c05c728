package parley.protocol;

import java.util.Locale;

/**
 * Who may make an account: the first user with the set-up code, people with an invite, or
 * everybody.
 */
public enum Registration {
    FIRST,
    INVITE,
    OPEN;

    /** The name on the wire. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
