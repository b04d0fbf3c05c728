package parley.server.room;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LeaveReason;
import parley.protocol.MemberOp;
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

    public MemberOperations(Memberships memberships) {
        this.memberships = memberships;
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
            UserId user,
            RoomRole role,
            Consumer<Response> reply) {
        return command(
                id, marker, caller, (work, m) -> setRole(work, m, caller, room, user, role), reply);
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
        RoomState room = Access.member(work.state(), add.room(), caller);
        RoomOperations.refuseDirect(room);
        RoomOperations.requireRole(room, caller, RoomOperations.leastToInvite(room));
        if (room.record().archived()) {
            throw new Refusal(ErrorCode.ROOM_ARCHIVED, "the room is archived");
        }
        RoomRole role = add.role().orElse(RoomRole.MEMBER);
        refuseAbove(room, caller, role);
        if (room.member(add.user()).isPresent()) {
            return RoomChange.Answer.done(true);
        }
        return RoomChange.Answer.done(
                memberships.join(work, room, add.user(), role, caller, Optional.of(marker)));
    }

    private Optional<RoomChange.Answer> setRole(
            Work work, Marker marker, UserId caller, RoomId id, UserId user, RoomRole role) {
        RoomState room = Access.member(work.state(), id, caller);
        RoomOperations.refuseDirect(room);
        RoomOperations.requireRole(room, caller, RoomRole.MODERATOR);
        MemberRecord member = target(room, user);
        refuseAbove(room, caller, role);
        refuseEqual(room, caller, member);
        if (member.role() == RoomRole.OWNER && role != RoomRole.OWNER) {
            requireAnotherOwner(room, user);
        }
        if (work.append(
                        room,
                        new EntryData.MemberRole(user, role),
                        caller,
                        Optional.of(marker),
                        false)
                .isEmpty()) {
            return Optional.empty();
        }
        work.put(member.withRole(role));
        return RoomChange.Answer.done(true);
    }

    private Optional<RoomChange.Answer> remove(
            Work work, Marker marker, UserId caller, RoomId id, MemberOp.Remove op) {
        RoomState room = Access.member(work.state(), id, caller);
        RoomOperations.refuseDirect(room);
        MemberRecord member = target(room, op.user());
        if (op.ban()) {
            throw new Refusal(ErrorCode.NOT_SUPPORTED, "bans from a room are not offered");
        }
        boolean self = op.user().equals(caller);
        if (self) {
            Memberships.requireOtherOwner(room, caller);
        } else {
            RoomOperations.requireRole(room, caller, RoomRole.MODERATOR);
            refuseEqual(room, caller, member);
        }
        if (member.role() == RoomRole.OWNER && !self) {
            requireAnotherOwner(room, op.user());
        }
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

    private static void refuseAbove(RoomState room, UserId caller, RoomRole role) {
        if (!Access.membership(room, caller).role().atLeast(role)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "nobody gives a role above their own");
        }
    }

    private static void refuseEqual(RoomState room, UserId caller, MemberRecord member) {
        RoomRole own = Access.membership(room, caller).role();
        if (own != RoomRole.OWNER && member.role().atLeast(own)) {
            throw new Refusal(ErrorCode.FORBIDDEN, "their role is not below yours");
        }
    }

    private static void requireAnotherOwner(RoomState room, UserId user) {
        if (room.members().stream()
                .noneMatch(m -> !m.user().equals(user) && m.role() == RoomRole.OWNER)) {
            throw new Refusal(
                    ErrorCode.CONFLICT, "the last owner: make somebody else an owner first");
        }
    }
}
