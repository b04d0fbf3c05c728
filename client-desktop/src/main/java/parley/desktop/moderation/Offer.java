package parley.desktop.moderation;

import java.util.List;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/**
 * What can be done with a member; what may not be done is not in it.
 *
 * @param roles they may be given in the room, theirs among them; empty: none but theirs
 * @param workspaceRoles the same in the workspace
 * @param lastOwner whether their role cannot change because nobody else is an owner
 */
public record Offer(
        List<RoomRole> roles,
        List<WorkspaceRole> workspaceRoles,
        boolean remove,
        boolean ban,
        boolean handOver,
        boolean unban,
        boolean lastOwner) {
    public Offer {
        roles = List.copyOf(roles);
        workspaceRoles = List.copyOf(workspaceRoles);
    }

    /** Whether there is anything in the menu. */
    public boolean menu() {
        return remove || ban || handOver || unban;
    }
}
