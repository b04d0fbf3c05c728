package parley.desktop.workspace;

import java.util.Optional;
import parley.desktop.text.Line;
import parley.protocol.Cid;

/**
 * Files on their way, as they are shown.
 *
 * @param name of the file, or of the first of {@code files}
 * @param moved bytes that are there, of {@code size}
 * @param speed bytes a second; 0 while nothing moves
 * @param problem with {@link State#FAILED} only
 */
public record FileTransfer(
        Cid cid,
        String name,
        int files,
        State state,
        long moved,
        long size,
        long speed,
        Optional<Line> problem) {
    /** What it does. */
    public enum State {
        QUEUED,
        PREPARING,
        MOVING,
        WAITING,
        PAUSED,
        FAILED
    }

    /** Nothing but bytes changes by itself. */
    public boolean isMoving() {
        return state == State.MOVING;
    }
}
