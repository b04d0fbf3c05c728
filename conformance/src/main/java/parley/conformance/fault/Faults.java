package parley.conformance.fault;

import java.time.Duration;

/**
 * What happens to the bytes of one direction.
 *
 * @param latency how long every byte is on its way
 * @param jitter added to the latency, 0 to this much by the proxy's seed; the order never changes
 * @param bytesPerSecond how fast bytes leave the proxy; 0 means without a bound
 * @param chop largest piece written at once, each 1 to this many bytes by the seed; 0 means as read
 * @param cutAfter how many more bytes of each link pass before both its ends are reset, counted
 *     from when faults were last set; below 0 means never
 * @param flow whether bytes get through at all
 */
public record Faults(
        Duration latency,
        Duration jitter,
        long bytesPerSecond,
        int chop,
        long cutAfter,
        Flow flow) {
    /** Everything passes at once. */
    public static final Faults NONE = new Faults(Duration.ZERO, Duration.ZERO, 0, 0, -1, Flow.PASS);

    /** What becomes of bytes on their way. */
    public enum Flow {
        PASS,
        /** Held, in order, until the flow passes again: a network that is gone for a while. */
        STALL,
        /**
         * Lost without a word. The link never carries anything again in this direction, even after
         * the flow passes: a black hole.
         */
        SWALLOW
    }

    public Faults {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 0 || chop < 0) {
            throw new IllegalArgumentException("negative fault");
        }
    }

    public static Faults latency(Duration latency, Duration jitter) {
        return new Faults(latency, jitter, 0, 0, -1, Flow.PASS);
    }

    public static Faults rate(long bytesPerSecond) {
        return new Faults(Duration.ZERO, Duration.ZERO, bytesPerSecond, 0, -1, Flow.PASS);
    }

    public static Faults chop(int largest) {
        return new Faults(Duration.ZERO, Duration.ZERO, 0, largest, -1, Flow.PASS);
    }

    public static Faults cutAfter(long bytes) {
        return new Faults(Duration.ZERO, Duration.ZERO, 0, 0, bytes, Flow.PASS);
    }

    public static Faults stall() {
        return new Faults(Duration.ZERO, Duration.ZERO, 0, 0, -1, Flow.STALL);
    }

    public static Faults blackHole() {
        return new Faults(Duration.ZERO, Duration.ZERO, 0, 0, -1, Flow.SWALLOW);
    }
}
