package parley.client.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Counts bytes and how fast they go. Safe for use by many threads. */
public final class Meter {
    private static final long WINDOW_MS = 4_000;
    private static final long STEP_MS = 200;

    private record Mark(long at, long bytes) {}

    private final LongSupplier ticks;

    /** Guarded by {@code this}. */
    private final Deque<Mark> marks = new ArrayDeque<>();

    /** Guarded by {@code this}. */
    private long moved;

    /**
     * @param ticks milliseconds of a clock that only runs forward
     */
    public Meter(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /** Starts again at {@code bytes}, standing still. */
    synchronized void set(long bytes) {
        moved = bytes;
        marks.clear();
    }

    /** So many bytes are there now; at the first call they were there before. */
    public synchronized void reach(long bytes) {
        if (moved == 0 && marks.isEmpty()) {
            moved = bytes;
        }
        add(Math.max(0, bytes - moved));
    }

    synchronized void add(long bytes) {
        moved += bytes;
        long now = ticks.getAsLong();
        if (marks.isEmpty() || now - marks.getLast().at() >= STEP_MS) {
            marks.add(new Mark(now, moved));
        }
        while (now - marks.getFirst().at() > WINDOW_MS) {
            marks.removeFirst();
        }
    }

    synchronized long moved() {
        return moved;
    }

    /** Bytes a second. */
    public synchronized long speed() {
        if (marks.isEmpty()) {
            return 0;
        }
        long now = ticks.getAsLong();
        long span = now - marks.getFirst().at();
        if (span < STEP_MS || now - marks.getLast().at() > WINDOW_MS) {
            return 0;
        }
        return (moved - marks.getFirst().bytes()) * 1_000 / span;
    }
}
