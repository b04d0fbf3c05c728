package parley.desktop.notify;

import java.util.Arrays;
import java.util.Optional;

/** What one is told of a room. */
public enum Level {
    /** Every message. */
    ALL,
    /** Mentions, and everything that is direct. */
    MENTIONS,
    NOTHING;

    /** By its name; empty for one that a newer program wrote. */
    static Optional<Level> read(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }
}
