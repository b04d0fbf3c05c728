package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.desktop.text.Line;
import parley.protocol.Cid;

/**
 * A message of one's own that the workspace has not accepted yet; {@code problem} only when it
 * failed.
 */
public record Outgoing(Cid cid, Instant at, String text, State state, Optional<Line> problem) {
    /** How far it got. A timeout is not a failure: it goes back to queued. */
    public enum State {
        QUEUED,
        SENDING,
        FAILED
    }
}
