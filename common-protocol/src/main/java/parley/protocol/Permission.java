package parley.protocol;

import java.util.Set;

/**
 * One row of the roles × operations table.
 *
 * @param op the operation's name on the wire
 * @param kinds the kinds of room it is about; empty: it is about the workspace, or about {@code
 *     @me}
 * @param any what it takes
 * @param own what it takes when the thing acted upon is the asker's own: their message, their
 *     invite, their membership
 * @param writes whether an archived room refuses it
 */
public record Permission(String op, Set<RoomKind> kinds, Grant any, Grant own, boolean writes) {
    public Permission {
        kinds = Set.copyOf(kinds);
    }

    /** The roles of the workspace that may do it, and what it takes in the room. */
    public record Grant(Set<WorkspaceRole> roles, Need need) {
        public Grant {
            roles = Set.copyOf(roles);
        }
    }

    /** What it takes in a room. Each but the first two implies membership. */
    public enum Need {
        /** Nothing: the operation is not about a room that exists. */
        NOTHING,
        /** The room is visible: one is a member, or it is public and one is no guest or bot. */
        SIGHT,
        MEMBER,
        /** A member who is more than a viewer. */
        VOICE,
        /** Voice, or moderator where {@code policy.post} says so. */
        POST,
        /** Voice, or moderator where {@code policy.invite} says so. */
        INVITE,
        MODERATOR,
        OWNER,
        /** Nobody may. */
        NOBODY;

        boolean metBy(RoomRole role, RoomPolicy policy) {
            return switch (this) {
                case NOTHING, SIGHT, MEMBER -> true;
                case VOICE -> role.atLeast(RoomRole.MEMBER);
                case POST -> role.atLeast(least(policy.post()));
                case INVITE -> role.atLeast(least(policy.invite()));
                case MODERATOR -> role.atLeast(RoomRole.MODERATOR);
                case OWNER -> role.atLeast(RoomRole.OWNER);
                case NOBODY -> false;
            };
        }

        private static RoomRole least(PostPolicy policy) {
            return policy == PostPolicy.ALL ? RoomRole.MEMBER : RoomRole.MODERATOR;
        }
    }
}
