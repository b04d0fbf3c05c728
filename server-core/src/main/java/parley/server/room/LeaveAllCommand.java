package parley.server.room;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import parley.protocol.EntryData;
import parley.protocol.LeaveReason;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Work;
import parley.server.state.RoomState;
import parley.server.store.MemberRecord;

/**
 * Takes a user who was removed from the workspace out of every room. Direct rooms stay as they are.
 * Where they were the last owner, the highest of those who stay, and among equals the oldest
 * member, becomes owner.
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
                    .filter(r -> r.member(user).isPresent())
                    .ifPresent(r -> {
                        inherit(work, r);
                        memberships.leave(
                                work, r, user, why, Optional.empty(), by, Optional.empty());
                    });
        }
        return Result.Done.DONE;
    }

    private void inherit(Work work, RoomState room) {
        List<MemberRecord> others =
                room.members().stream().filter(each -> !each.user().equals(user)).toList();
        if (others.stream().anyMatch(each -> each.role() == RoomRole.OWNER)) {
            return;
        }
        Optional<MemberRecord> heir =
                others.stream()
                        .min(
                                Comparator.comparing(MemberRecord::role)
                                        .thenComparing(MemberRecord::since)
                                        .thenComparing(each -> each.user().value()));
        if (heir.isPresent()) {
            EntryData role = new EntryData.MemberRole(heir.get().user(), RoomRole.OWNER);
            work.append(room, role, by, Optional.empty(), false);
            work.put(heir.get().withRole(RoomRole.OWNER));
        }
    }
}
