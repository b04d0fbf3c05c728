package parley.protocol;

import java.util.Optional;

/** What {@link Permissions} says about one request. */
public enum Verdict {
    ALLOWED,
    /** The asker knows that the place exists, but may not do this there. */
    FORBIDDEN,
    /** Anything else would tell that the place exists. */
    NOT_FOUND,
    /** A public room; joining it would help. */
    NOT_MEMBER,
    /** Nothing can be written there until the room is taken out of the archive. */
    ROOM_ARCHIVED;

    /** The error to answer with; empty when allowed. */
    public Optional<ErrorCode> error() {
        return this == ALLOWED ? Optional.empty() : Optional.of(ErrorCode.valueOf(name()));
    }
}
