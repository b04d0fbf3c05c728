package parley.server.invite;

import java.util.Optional;
import parley.protocol.Permissions;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.Outcome;

/** What invites ask of rooms. */
public interface InviteRooms {
    /** The room as the user stands to it; empty if there is none. */
    Optional<Permissions.Place> place(UserId user, RoomId room);

    /**
     * Makes the user a member, as invited by {@code by}. Somebody who is one already keeps their
     * role and gets the room as well. Blocks until it is durable.
     */
    Outcome<Room> admit(UserId user, RoomId room, RoomRole role, UserId by);

    /**
     * Brings somebody who has just made an account into the rooms everybody is in, and into the one
     * they were invited to. Blocks until it is durable.
     */
    Outcome<Boolean> welcome(UserId user, Optional<RoomId> invitedTo, RoomRole role);
}
