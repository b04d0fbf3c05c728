package parley.server.invite;

import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.Outcome;

/** What invites ask of rooms. */
public interface InviteRooms {
    /**
     * The user's own role in a room to which they may invite; a problem if they may not, {@code
     * not_found} where anything else would tell of a private room.
     */
    Outcome<RoomRole> inviter(UserId user, RoomId room);

    /**
     * Makes the user a member, as invited by {@code by}. Somebody who is one already keeps their
     * role and gets the room as well. Blocks until it is durable.
     */
    Outcome<Room> admit(UserId user, RoomId room, RoomRole role, UserId by);

    /**
     * Brings a new user into the room everybody is in. Blocks until it is durable; may run again.
     */
    void welcome(UserId user);
}
