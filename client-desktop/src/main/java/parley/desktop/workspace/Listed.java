package parley.desktop.workspace;

import java.time.Instant;
import java.util.Optional;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/**
 * Somebody in a list of members, as those who look after it see them.
 *
 * @param role in the room; empty: the list is the workspace's, or they are banned
 * @param workspaceRole in the workspace; empty: the list is a room's
 * @param since when they came
 */
public record Listed(
        Person person,
        Optional<RoomRole> role,
        Optional<WorkspaceRole> workspaceRole,
        Instant since,
        boolean banned,
        boolean me) {
    /** Whether they are one of the owners. */
    public boolean owner() {
        return role.filter(r -> r == RoomRole.OWNER).isPresent()
                || workspaceRole.filter(r -> r == WorkspaceRole.OWNER).isPresent();
    }
}
