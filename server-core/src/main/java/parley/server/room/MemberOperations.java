package parley.server.room;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LeaveReason;
import parley.protocol.MemberOp;
import parley.protocol.Permissions;
import parley.protocol.Response;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.server.commit.Command;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.state.RoomState;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;

/**
 * Adding members to rooms, giving them roles, taking them out. Roles of the workspace are the
 * accounts' business.
 */
public final class MemberOperations {
    private final Memberships memberships;
    private final Access access;

    public MemberOperations(Memberships memberships, Access access) {
        this.memberships = memberships;
        this.access = access;
    }

    public Command add(
            String id, Marker marker, UserId caller, MemberOp.Add add, Consumer<Response> reply) {
        return command(id, marker, caller, (work, m) -> add(work, m, caller, add), reply);
    }

    public Command setRole(
            String id,
            Marker marker,
            UserId caller,
            RoomId room,
            MemberOp.SetRole set,
            Consumer<Response> reply) {
        return command(id, marker, caller, (work, m) -> setRole(work, m, caller, room, set), reply);
    }

    public Command remove(
            String id,
            Marker marker,
            UserId caller,
            RoomId room,
            MemberOp.Remove op,
            Consumer<Response> reply) {
        return command(id, marker, caller, (work, m) -> remove(work, m, caller, room, op), reply);
    }

    private static Command command(
            String id,
            Marker marker,
            UserId caller,
            RoomChange.Step step,
            Consumer<Response> reply) {
        return new RoomChange(id, marker, caller, false, step, reply);
    }

    private Optional<RoomChange.Answer> add(
            Work work, Marker marker, UserId caller, MemberOp.Add add) {
        RoomState room = access.room(work.state(), add.room(), caller, add);
        RoomRole role = add.role().orElse(RoomRole.MEMBER);
        if (!Permissions.mayInviteAs(access.effectiveRole(room, caller), role)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "nobody gives a role above their own");
        }
        if (room.member(add.user()).isPresent()) {
            return RoomChange.Answer.done(true);
        }
        return RoomChange.Answer.done(
                memberships.join(work, room, add.user(), role, caller, Optional.of(marker)));
    }

    private Optional<RoomChange.Answer> setRole(
            Work work, Marker marker, UserId caller, RoomId id, MemberOp.SetRole set) {
        RoomState room = access.room(work.state(), id, caller, set);
        MemberRecord member = target(room, set.user());
        RoomRole role = set.role().orElseThrow();
        boolean self = set.user().equals(caller);
        if (!Permissions.mayGrant(
                access.effectiveRole(room, caller), Optional.of(member.role()), role, self)) {
            throw new Refusal(
                    ErrorCode.FORBIDDEN,
                    "nobody gives a role above their own, or acts on an equal");
        }
        if (role != RoomRole.OWNER) {
            Memberships.requireOtherOwner(room, set.user());
        }
        EntryData data = new EntryData.MemberRole(set.user(), role);
        if (work.append(room, data, caller, Optional.of(marker), false).isEmpty()) {
            return Optional.empty();
        }
        work.put(member.withRole(role));
        return RoomChange.Answer.done(true);
    }

    private Optional<RoomChange.Answer> remove(
            Work work, Marker marker, UserId caller, RoomId id, MemberOp.Remove op) {
        boolean self = op.user().equals(caller);
        RoomState room = access.room(work.state(), id, caller, op, self);
        MemberRecord member = target(room, op.user());
        if (op.ban()) {
            throw new Refusal(ErrorCode.NOT_SUPPORTED, "bans from a room are not offered");
        }
        if (!self && !Permissions.mayRemove(access.effectiveRole(room, caller), member.role())) {
            throw new Refusal(ErrorCode.FORBIDDEN, "their role is not below yours");
        }
        Memberships.requireOtherOwner(room, op.user());
        return RoomChange.Answer.done(
                memberships.leave(
                        work,
                        room,
                        op.user(),
                        self ? LeaveReason.LEFT : LeaveReason.REMOVED,
                        op.reason(),
                        caller,
                        Optional.of(marker)));
    }

    private static MemberRecord target(RoomState room, UserId user) {
        return room.member(user)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "not a member of this room"));
    }
}
