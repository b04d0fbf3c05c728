package parley.desktop.workspace;

import java.util.Optional;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.UserId;

/**
 * A room as the list shows it.
 *
 * @param name what it is called; of a direct room the other person's name
 * @param other the other person of a direct room
 * @param presence of {@code other}, where it is known
 * @param announcement whether only moderators write there
 * @param mayPost whether oneself may write there
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
        Optional<PresenceState> presence) {}
