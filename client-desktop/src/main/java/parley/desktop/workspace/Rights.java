package parley.desktop.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.protocol.MemberOp;
import parley.protocol.Permissions;
import parley.protocol.RoomOp;
import parley.protocol.RoomRole;
import parley.protocol.Verdict;
import parley.protocol.Wire;
import parley.protocol.WorkspaceOp;
import parley.protocol.WorkspaceRole;

/**
 * What oneself may do in a workspace, or in one of its rooms: what the server would answer. What is
 * not allowed is not offered.
 *
 * @param me one's role in the workspace
 * @param place the room; empty: the workspace itself
 */
public record Rights(WorkspaceRole me, Optional<Permissions.Place> place) {
    /** Whether one may see who is there. */
    public boolean mayList() {
        return may(MemberOp.ListMembers.class);
    }

    /** Whether one may let in again who is banned. */
    public boolean mayUnban() {
        return may(MemberOp.Unban.class);
    }

    /** Whether one may change the room's name, topic and rules. */
    public boolean maySet() {
        return may(RoomOp.Change.class);
    }

    /** Whether one may end writing in the room, or begin it again. */
    public boolean mayArchive() {
        return may(RoomOp.Archive.class);
    }

    /** Whether one may read who did what in the workspace. */
    public boolean mayAudit() {
        return may(WorkspaceOp.Audit.class);
    }

    private boolean may(Class<?> op) {
        var name = op.getAnnotation(Wire.class).value();
        return Permissions.verdict(name, me, place, false) == Verdict.ALLOWED;
    }

    /** The roles one may give to a member of the room who is {@code held}, theirs among them. */
    public List<RoomRole> roles(RoomRole held, boolean self) {
        var mine = mine();
        if (mine.isEmpty() || !may(MemberOp.SetRole.class)) {
            return List.of();
        }
        var all =
                Arrays.stream(RoomRole.values())
                        .filter(r ->
                                r == held
                                        || Permissions.mayGrant(
                                                mine.get(), Optional.of(held), r, self))
                        .toList();
        return all.size() > 1 ? all : List.of();
    }

    /** As {@link #roles(RoomRole, boolean)}, in the workspace. */
    public List<WorkspaceRole> roles(WorkspaceRole held, boolean self) {
        if (!may(MemberOp.SetRole.class)) {
            return List.of();
        }
        var all =
                Arrays.stream(WorkspaceRole.values())
                        .filter(r -> r == held || Permissions.mayGrant(me, held, r, self))
                        .toList();
        return all.size() > 1 ? all : List.of();
    }

    /** Whether one may take a member who is {@code held} out of the room. */
    public boolean mayRemove(RoomRole held) {
        return may(MemberOp.Remove.class)
                && mine().filter(m -> Permissions.mayRemove(m, held)).isPresent();
    }

    /** Whether one may take somebody who is {@code held} out of the workspace. */
    public boolean mayRemove(WorkspaceRole held) {
        return may(MemberOp.Remove.class) && Permissions.mayRemove(me, held);
    }

    private Optional<RoomRole> mine() {
        return place.flatMap(p -> Permissions.roleIn(me, p));
    }
}
