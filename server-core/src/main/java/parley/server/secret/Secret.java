package parley.server.secret;

import java.time.Instant;

/** One key of a workspace. Its value never stands in a log. */
public final class Secret {
    private final String name;
    private final byte[] value;
    private final Instant made;

    /** {@code made} says when, for keys that are exchanged after a time. */
    public Secret(String name, byte[] value, Instant made) {
        this.name = name;
        this.value = value.clone();
        this.made = made;
    }

    public String name() {
        return name;
    }

    /** A copy. */
    public byte[] value() {
        return value.clone();
    }

    public Instant made() {
        return made;
    }

    @Override
    public String toString() {
        return "Secret[" + name + "]";
    }
}
