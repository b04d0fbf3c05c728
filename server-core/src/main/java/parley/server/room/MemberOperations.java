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

    /** Whether {@code op} is about a room, not about the workspace. */
    public static boolean inRoom(MemberOp<?> op) {
        return switch (op) {
            case MemberOp.Add _ -> true;
            case MemberOp.SetRole set -> set.room().isPresent();
            case MemberOp.Remove remove -> remove.room().isPresent();
            case MemberOp.Unban unban -> unban.room().isPresent();
            case MemberOp.ListMembers list -> list.room().isPresent();
        };
    }

    /** The command that carries out {@code op}, which is about a room. */
    public Command command(
            String id, Marker marker, UserId caller, MemberOp<?> op, Consumer<Response> reply) {
        RoomChange.Step step =
                switch (op) {
                    case MemberOp.Add add -> (work, m) -> add(work, m, caller, add);
                    case MemberOp.SetRole set -> (work, m) -> setRole(work, m, caller, set);
                    case MemberOp.Remove remove -> (work, m) -> remove(work, m, caller, remove);
                    case MemberOp.Unban unban -> (work, m) -> unban(work, m, caller, unban);
                    case MemberOp.ListMembers _ ->
                            throw new IllegalArgumentException("a list changes nothing");
                };
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
            Work work, Marker marker, UserId caller, MemberOp.SetRole set) {
        RoomId id = set.room().orElseThrow();
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
        work.audit(
                "member.role",
                caller,
                Optional.of(set.user()),
                Optional.of(id),
                Optional.of(role.toString()),
                Optional.empty());
        return RoomChange.Answer.done(true);
    }

    private Optional<RoomChange.Answer> remove(
            Work work, Marker marker, UserId caller, MemberOp.Remove op) {
        RoomId id = op.room().orElseThrow();
        boolean self = op.user().equals(caller);
        RoomState room = access.room(work.state(), id, caller, op, self);
        MemberRecord member = target(room, op.user());
        if (self && op.ban()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "nobody bans themselves");
        }
        if (!self && !Permissions.mayRemove(access.effectiveRole(room, caller), member.role())) {
            throw new Refusal(ErrorCode.FORBIDDEN, "their role is not below yours");
        }
        Memberships.requireOtherOwner(room, op.user());
        LeaveReason why =
                self ? LeaveReason.LEFT : op.ban() ? LeaveReason.BANNED : LeaveReason.REMOVED;
        boolean left =
                memberships.leave(
                        work, room, op.user(), why, op.reason(), caller, Optional.of(marker));
        if (left && !self) {
            if (op.ban()) {
                work.ban(room.id(), op.user(), true);
            }
            note(work, op.ban() ? "member.ban" : "member.remove", caller, op, room);
        }
        return RoomChange.Answer.done(left);
    }

    /** Bans leave no entry in the room's log: only moderators know of them. */
    private Optional<RoomChange.Answer> unban(
            Work work, Marker marker, UserId caller, MemberOp.Unban op) {
        RoomId id = op.room().orElseThrow();
        UserId user = op.user();
        var _ = access.room(work.state(), id, caller, op);
        if (!work.state().room(id).map(r -> r.isBanned(user)).orElse(false)) {
            return RoomChange.Answer.done(true);
        }
        boolean noted =
                work.audit(
                        "member.unban",
                        caller,
                        Optional.of(user),
                        Optional.of(id),
                        Optional.empty(),
                        Optional.of(marker));
        if (noted) {
            work.ban(id, user, false);
        }
        return RoomChange.Answer.done(noted);
    }

    private static void note(
            Work work, String action, UserId caller, MemberOp.Remove op, RoomState room) {
        work.audit(
                action,
                caller,
                Optional.of(op.user()),
                Optional.of(room.id()),
                op.reason(),
                Optional.empty());
    }

    private static MemberRecord target(RoomState room, UserId user) {
        return room.member(user)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "not a member of this room"));
    }
}
