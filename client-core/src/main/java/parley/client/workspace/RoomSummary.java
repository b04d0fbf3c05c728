package parley.client.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.Room;
import parley.protocol.UserId;

/**
 * A room as the room list shows it.
 *
 * @param title its name; of a direct room the other person's display name; empty for a group (show
 *     its members) or while the name is not known yet
 * @param mark the highest sequence this person has read
 * @param unread messages of others after the mark, not silent ones; 1,000 means "1,000 or more"
 * @param mentions how many of these mention this person or the whole room
 * @param last the newest message
 * @param draft whether something is typed and not sent
 * @param waiting how many own messages are queued, being sent or failed here
 * @param muted whether this person muted the room
 * @param left whether this person is no longer in it; what was read stays readable
 */
public record RoomSummary(
        Room room,
        Optional<String> title,
        long mark,
        int unread,
        int mentions,
        Optional<Preview> last,
        boolean draft,
        int waiting,
        boolean muted,
        boolean left) {
    /** The newest message of a room; {@code text} is one line of at most 200 characters. */
    public record Preview(UserId by, Instant ts, String text) {}
}
