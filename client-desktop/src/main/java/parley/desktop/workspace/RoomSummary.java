package parley.desktop.workspace;

import java.util.Optional;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;

/**
 * A room as the list shows it.
 *
 * @param name what it is called; of a direct room the other person's name
 * @param other the other person of a direct room
 * @param presence of {@code other}, where it is known
 * @param announcement whether only moderators write there
 * @param mayPost whether oneself may write there
 * @param role what one is there
 * @param saved whether it is the direct room with oneself
 */
public record RoomSummary(
        RoomId id,
        RoomKind kind,
        String name,
        String topic,
        int members,
        int unread,
        int mentions,
        boolean draft,
        boolean muted,
        boolean archived,
        boolean announcement,
        boolean mayPost,
        Optional<UserId> other,
        Optional<PresenceState> presence,
        RoomRole role,
        boolean saved) {
    /** The same with nothing unread. */
    public RoomSummary read() {
        return new RoomSummary(
                id,
                kind,
                name,
                topic,
                members,
                0,
                0,
                draft,
                muted,
                archived,
                announcement,
                mayPost,
                other,
                presence,
                role,
                saved);
    }
}
