package parley.server.store;

import parley.protocol.RoomId;
import parley.protocol.UserId;

/** One log: a room's, or the private one of a user. */
public record LogKey(String value) {
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
