package parley.client.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import parley.client.connection.ConnectionState;
import parley.client.workspace.RoomSummary;
import parley.client.workspace.SessionListener;
import parley.client.workspace.WorkspaceSession;

/** Waits for things to happen in a session; wakes with everything the session tells. */
final class Online implements SessionListener {
    private final WorkspaceSession session;

    /** Guarded by {@code this}: how often something was told. */
    private long told;

    Online(WorkspaceSession session) {
        this.session = session;
    }

    /** Waits until connected and caught up; throws what to do when that does not happen. */
    void await(Duration patience) throws CommandFailed, InterruptedException {
        boolean there = until(patience, () -> isCaughtUp() || hasStopped());
        if (!there || !isCaughtUp()) {
            throw Cures.of(session.connection());
        }
    }

    private boolean isCaughtUp() {
        return session.connection() instanceof ConnectionState.Online online
                && !online.catchingUp();
    }

    private boolean hasStopped() {
        return session.connection() instanceof ConnectionState.Stopped;
    }

    /** Whether the condition holds within the time; it is looked at whenever something is told. */
    boolean until(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = told();
            if (condition.getAsBoolean()) {
                return true;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            sleep(seen, left);
        }
    }

    private synchronized long told() {
        return told;
    }

    private synchronized void sleep(long seen, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (told == seen && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
    }

    private synchronized void wake() {
        told++;
        notifyAll();
    }

    @Override
    public void connectionChanged(ConnectionState state) {
        wake();
    }

    @Override
    public void roomsChanged(List<RoomSummary> rooms) {
        wake();
    }

    @Override
    public void outboxChanged(int waiting) {
        wake();
    }
}
