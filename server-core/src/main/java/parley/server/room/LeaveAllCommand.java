package parley.server.room;

import java.util.List;
import java.util.Optional;
import parley.protocol.LeaveReason;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Work;

/**
 * Takes a user who was removed from the workspace out of every room. Direct rooms stay as they are.
 */
public final class LeaveAllCommand extends Command {
    private final UserId user;
    private final UserId by;
    private final LeaveReason why;
    private final Memberships memberships;

    public LeaveAllCommand(UserId user, UserId by, LeaveReason why, Memberships memberships) {
        super("", _ -> {});
        this.user = user;
        this.by = by;
        this.why = why;
        this.memberships = memberships;
    }

    @Override
    protected Result run(Work work) {
        for (RoomId id : List.copyOf(work.state().roomsOf(user))) {
            work.state()
                    .room(id)
                    .filter(r -> r.record().kind() != RoomKind.DIRECT)
                    .ifPresent(r ->
                            memberships.leave(
                                    work, r, user, why, Optional.empty(), by, Optional.empty()));
        }
        return Result.Done.DONE;
    }
}
