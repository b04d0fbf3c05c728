package parley.server.aws.local.gateway;

/** So many in each second. Safe for use by many threads. */
final class PostRate {
    private static final long SECOND = 1_000_000_000L;

    private final int most;
    private long begun = System.nanoTime();
    private int taken;
    private long refused;

    PostRate(int most) {
        this.most = most;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        if (now - begun >= SECOND) {
            begun = now;
            taken = 0;
        }
        if (taken++ < most) {
            return true;
        }
        refused++;
        return false;
    }

    /** How often there was none to take. */
    synchronized long refused() {
        return refused;
    }
}
