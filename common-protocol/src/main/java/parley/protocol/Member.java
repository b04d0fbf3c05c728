package parley.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * A user in a room, or in the workspace when {@code workspaceRole} stands instead of {@code role}.
 */
public record Member(
        UserId user,
        String name,
        String displayName,
        Optional<RoomRole> role,
        Optional<WorkspaceRole> workspaceRole,
        Instant since,
        Optional<PresenceState> presence,
        boolean banned) {}
