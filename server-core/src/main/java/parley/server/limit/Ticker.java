package parley.server.limit;

/**
 * Time that only moves forward, whatever happens to the wall clock. The zero point means nothing.
 */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since some fixed moment. */
    long nanos();

    /** The machine's own. */
    static Ticker system() {
        return System::nanoTime;
    }
}
