package parley.client.connection;

/** When to ping one socket, and when to give it up. */
final class Heartbeat {
    /** How long an answer may take when a silence is suspected. */
    static final long SUSPICION_MS = 5_000;

    private final long intervalMs;
    private long pingAt;
    private int unanswered;
    private long giveUpAt = Long.MAX_VALUE;

    /** The first ping comes at a random part of the interval. */
    Heartbeat(long intervalMs, double random, long now) {
        this.intervalMs = intervalMs;
        this.pingAt = now + (long) (intervalMs * random);
    }

    void received(long now) {
        unanswered = 0;
        giveUpAt = Long.MAX_VALUE;
        pingAt = now + intervalMs;
    }

    /** Whether a ping is to be sent now. */
    boolean due(long now) {
        return now >= pingAt && unanswered < 2;
    }

    void pinged(long now) {
        unanswered++;
        pingAt = now + intervalMs;
    }

    /** A silence is suspected: true when a ping should be sent to find out. */
    boolean suspect(long now) {
        if (giveUpAt != Long.MAX_VALUE) {
            return false;
        }
        giveUpAt = now + SUSPICION_MS;
        return true;
    }

    /** Two pings in a row, or one sent on suspicion, were not answered. */
    boolean dead(long now) {
        return now >= giveUpAt || unanswered >= 2 && now >= pingAt;
    }

    long wakeAt() {
        return Math.min(pingAt, giveUpAt);
    }
}
