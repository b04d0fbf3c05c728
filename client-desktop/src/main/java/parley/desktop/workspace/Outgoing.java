package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.desktop.text.Line;
import parley.protocol.Cid;

/**
 * A message of one's own that the workspace has not accepted yet; {@code problem} only when it
 * failed.
 *
 * @param files how many it carries
 * @param voice how long its voice note is, in milliseconds
 */
public record Outgoing(
        Cid cid,
        Instant at,
        String text,
        State state,
        Optional<Line> problem,
        int files,
        Optional<Integer> voice) {
    /** Words alone. */
    public Outgoing(Cid cid, Instant at, String text, State state, Optional<Line> problem) {
        this(cid, at, text, state, problem, 0, Optional.empty());
    }

    /** How far it got. A timeout is not a failure: it goes back to queued. */
    public enum State {
        QUEUED,
        SENDING,
        FAILED
    }
}
