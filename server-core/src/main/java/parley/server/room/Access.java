package parley.server.room;

import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.Op;
import parley.protocol.OpNames;
import parley.protocol.Permissions;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.People;
import parley.server.commit.Refusal;
import parley.server.state.RoomState;
import parley.server.state.WorkspaceState;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;

/** Asks the table of permissions about a room, as it is in memory. Safe for use by many threads. */
public final class Access {
    private final People people;

    public Access(People people) {
        this.people = people;
    }

    /**
     * The room that {@code op} names, if the table allows it; {@code own}: the thing acted upon is
     * the caller's.
     */
    public RoomState room(WorkspaceState state, RoomId id, UserId caller, Op<?> op, boolean own) {
        WorkspaceRole asker = workspaceRole(caller);
        RoomState room = state.room(id).orElseThrow(Access::notFound);
        Permissions.verdict(OpNames.of(op), asker, Optional.of(place(room, caller)), own)
                .error()
                .ifPresent(code -> {
                    throw new Refusal(code, code + " in this room");
                });
        return room;
    }

    public RoomState room(WorkspaceState state, RoomId id, UserId caller, Op<?> op) {
        return room(state, id, caller, op, false);
    }

    /**
     * Refuses what the table does not allow outside rooms, or for a room that is about to be made.
     */
    public void workspace(UserId caller, Op<?> op, Optional<Permissions.Place> place) {
        Permissions.verdict(OpNames.of(op), workspaceRole(caller), place, false)
                .error()
                .ifPresent(code -> {
                    throw new Refusal(code, code + " in this workspace");
                });
    }

    /**
     * The role that counts in this room: admins count as owners of the public rooms they are in.
     */
    public RoomRole effectiveRole(RoomState room, UserId user) {
        return Permissions.roleIn(workspaceRole(user), place(room, user))
                .orElseThrow(Access::notFound);
    }

    public WorkspaceRole workspaceRole(UserId user) {
        return people.find(user)
                .filter(p -> !p.gone())
                .orElseThrow(() -> new Refusal(ErrorCode.UNAUTHENTICATED, "no such account"))
                .role();
    }

    private static Permissions.Place place(RoomState room, UserId user) {
        RoomRecord record = room.record();
        return new Permissions.Place(
                record.kind(), record.policy(), record.archived(), room.role(user));
    }

    /** The membership of somebody who is in it. */
    public static MemberRecord membership(RoomState room, UserId user) {
        return room.member(user).orElseThrow(Access::notFound);
    }

    public static Refusal notFound() {
        return new Refusal(ErrorCode.NOT_FOUND, "no such room");
    }
}
