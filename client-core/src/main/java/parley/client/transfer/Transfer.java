package parley.client.transfer;

import java.time.Duration;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.RoomId;

/**
 * A message on its way with its files, as it is shown.
 *
 * @param name of the file, or of the first one of several
 * @param moved bytes that are there, of {@code size}
 * @param speed bytes a second over the last seconds; 0 while nothing moves
 * @param problem with {@link State#FAILED} only
 */
public record Transfer(
        Cid cid,
        RoomId room,
        String name,
        int files,
        boolean voice,
        State state,
        long moved,
        long size,
        long speed,
        Optional<TransferProblem> problem) {
    /** What it does. */
    public enum State {
        /** Others go first. */
        QUEUED,
        /** Being read, packed, made smaller. */
        PREPARING,
        MOVING,
        /** The server cannot be reached; goes on by itself. */
        WAITING,
        PAUSED,
        FAILED
    }

    /** Empty while the speed is not known. */
    public Optional<Duration> left() {
        return speed <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds((size - moved + speed - 1) / speed));
    }
}
