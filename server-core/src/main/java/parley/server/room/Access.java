package parley.server.room;

import parley.protocol.ErrorCode;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.UserId;
import parley.server.commit.Refusal;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.MemberRecord;

/** Finds rooms for somebody, without telling strangers that a private one exists. */
public final class Access {
    private Access() {}

    /** The room, if the user is in it. */
    public static RoomState member(WorkspaceState state, RoomId id, UserId user) {
        RoomState room = state.room(id).orElseThrow(Access::notFound);
        if (room.member(user).isEmpty()) {
            throw room.record().kind() == RoomKind.PUBLIC
                    ? new Refusal(ErrorCode.NOT_MEMBER, "join the room first")
                    : notFound();
        }
        return room;
    }

    /** The membership of somebody who is in it. */
    public static MemberRecord membership(RoomState room, UserId user) {
        return room.member(user).orElseThrow(Access::notFound);
    }

    public static Refusal notFound() {
        return new Refusal(ErrorCode.NOT_FOUND, "no such room");
    }
}
