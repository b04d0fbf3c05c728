package parley.server.store;

import parley.protocol.RoomId;
import parley.protocol.UserId;

/** One log: a room's, the private one of a user, or one of the server's own. */
public record LogKey(String value) {
    /** Who did what with power over others; for admins. */
    public static final LogKey AUDIT = new LogKey("audit");

    /** Whose name, role or standing in the workspace changed. */
    public static final LogKey PEOPLE = new LogKey("people");

    public static LogKey of(RoomId room) {
        if (room.isMe()) {
            throw new IllegalArgumentException("@me is a log of somebody");
        }
        return new LogKey(room.value());
    }

    /** The private log that its user sees as {@code @me}. */
    public static LogKey of(UserId user) {
        return new LogKey(user.value());
    }
}
