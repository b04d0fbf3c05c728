package parley.desktop.file;

import java.util.function.LongSupplier;

/** Says when something that changes all the time is to be shown again. For one thread. */
final class Steps {
    private static final long STEP_MS = 250;

    private final LongSupplier ticks;
    private long next;

    /** {@code ticks}: milliseconds of a clock that only runs forward. */
    Steps(LongSupplier ticks) {
        this.ticks = ticks;
        this.next = ticks.getAsLong();
    }

    /** Whether enough time went by since it last was, or {@code now} it has to be. */
    boolean due(boolean now) {
        long at = ticks.getAsLong();
        if (!now && at < next) {
            return false;
        }
        next = at + STEP_MS;
        return true;
    }
}
