package parley.desktop.notify;

/** What one is told of a room. */
public enum Level {
    /** Every message. */
    ALL,
    /** Mentions, and everything that is direct. */
    MENTIONS,
    NOTHING
}
