package parley.server.room;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.ErrorCode;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.state.RoomState;

/** Brings a user into a room they were invited to. Who is in keeps their role. */
public final class AdmitCommand extends Command {
    private final UserId user;
    private final RoomId id;
    private final RoomRole role;
    private final UserId by;
    private final Memberships memberships;

    public AdmitCommand(
            UserId user,
            RoomId id,
            RoomRole role,
            UserId by,
            Memberships memberships,
            Consumer<Response> reply) {
        super("", reply);
        this.user = user;
        this.id = id;
        this.role = role;
        this.by = by;
        this.memberships = memberships;
    }

    @Override
    protected Result run(Work work) {
        RoomState room = work.state().room(id).orElseThrow(Access::notFound);
        if (room.member(user).isPresent()) {
            return new Result.RoomState(room.view(user), true);
        }
        if (room.record().kind() == RoomKind.DIRECT) {
            throw Access.notFound();
        }
        if (room.record().archived()) {
            throw new Refusal(ErrorCode.ROOM_ARCHIVED, "the room is archived");
        }
        memberships.join(work, room, user, role, by, Optional.empty());
        return new Result.RoomState(room.view(user), false);
    }
}
