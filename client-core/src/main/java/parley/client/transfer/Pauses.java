package parley.client.transfer;

/**
 * How long to wait before a transfer is tried again: twice as long each time, but from the start
 * when the last try brought something, for a network that is cut often is no network that is down.
 */
final class Pauses {
    static final long LEAST_MS = 500;
    static final long MOST_MS = 30_000;

    private long next = LEAST_MS;
    private long most;

    /** In milliseconds; {@code moved}: how many bytes were there when the try failed. */
    long after(long moved) {
        if (moved > most) {
            most = moved;
            next = LEAST_MS;
        }
        long pause = next;
        next = Math.min(2 * pause, MOST_MS);
        return pause;
    }

    /** The network came back. */
    void nudged() {
        next = LEAST_MS;
    }
}
