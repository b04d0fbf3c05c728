package parley.desktop.workspace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import parley.protocol.Permissions;
import parley.protocol.RoomRole;
import parley.protocol.Verdict;
import parley.protocol.WorkspaceRole;

/**
 * What oneself may do in a workspace, or in one of its rooms: what the server would answer. What is
 * not allowed is not offered.
 *
 * @param me one's role in the workspace
 * @param place the room; empty: the workspace itself
 */
public record Rights(WorkspaceRole me, Optional<Permissions.Place> place) {
    /** Whether one may do {@code op} to others. */
    public boolean may(String op) {
        return Permissions.verdict(op, me, place, false) == Verdict.ALLOWED;
    }

    /** The roles one may give to a member of the room who is {@code held}, theirs among them. */
    public List<RoomRole> roles(RoomRole held, boolean self) {
        var mine = mine();
        if (mine.isEmpty() || !may("member.set")) {
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
        if (!may("member.set")) {
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
        return may("member.remove")
                && mine().filter(m -> Permissions.mayRemove(m, held)).isPresent();
    }

    /** Whether one may take somebody who is {@code held} out of the workspace. */
    public boolean mayRemove(WorkspaceRole held) {
        return may("member.remove") && Permissions.mayRemove(me, held);
    }

    private Optional<RoomRole> mine() {
        return place.flatMap(p -> Permissions.roleIn(me, p));
    }
}
