package parley.protocol;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: the roles × operations table of docs/protocol.md, and the one place that reads
 * it. Pure; safe for use by many threads.
 */
public final class Permissions {
    private Permissions() {}

    /**
     * A room as the asker stands to it.
     *
     * @param role the asker's own role there; empty: not a member
     */
    public record Place(
            RoomKind kind, RoomPolicy policy, boolean archived, Optional<RoomRole> role) {
        /** A room that is about to be made. */
        public static Place made(RoomKind kind) {
            return new Place(kind, RoomPolicy.OPEN, false, Optional.empty());
        }
    }

    /** The whole table, in the order of {@link OpNames#all()}. */
    public static List<Permission> table() {
        return PermissionTable.ROWS;
    }

    /**
     * Whether somebody may do this.
     *
     * @param op a name of {@link OpNames#all()}
     * @param place the room that the request names; empty: none, or {@code @me}
     * @param own whether the thing acted upon is the asker's own: their message, their invite,
     *     their membership
     */
    public static Verdict verdict(
            String op, WorkspaceRole asker, Optional<Place> place, boolean own) {
        Optional<Permission> row = PermissionTable.row(op, place.map(Place::kind));
        if (place.isEmpty()) {
            return row.isEmpty() ? Verdict.NOT_FOUND : inWorkspace(grant(row.get(), own), asker);
        }
        return inRoom(row, asker, place.get(), own);
    }

    private static Verdict inWorkspace(Permission.Grant grant, WorkspaceRole asker) {
        if (grant.need() == Permission.Need.NOBODY) {
            return Verdict.NOT_FOUND;
        }
        return grant.roles().contains(asker) ? Verdict.ALLOWED : Verdict.FORBIDDEN;
    }

    private static Verdict inRoom(
            Optional<Permission> row, WorkspaceRole asker, Place place, boolean own) {
        Optional<RoomRole> role = roleIn(asker, place);
        if (row.isPresent() && grant(row.get(), own).need() == Permission.Need.NOTHING) {
            return inWorkspace(grant(row.get(), own), asker);
        }
        if (role.isEmpty() && !sees(asker, place)) {
            return Verdict.NOT_FOUND;
        }
        if (row.isEmpty()) {
            return Verdict.FORBIDDEN;
        }
        Permission.Grant grant = grant(row.get(), own);
        if (role.isEmpty() && grant.need() != Permission.Need.SIGHT) {
            return Verdict.NOT_MEMBER;
        }
        boolean met = role.isEmpty() || grant.need().metBy(role.get(), place.policy());
        if (!met || !grant.roles().contains(asker)) {
            return Verdict.FORBIDDEN;
        }
        return row.get().writes() && place.archived() ? Verdict.ROOM_ARCHIVED : Verdict.ALLOWED;
    }

    private static Permission.Grant grant(Permission row, boolean own) {
        return own ? row.own() : row.any();
    }

    private static boolean sees(WorkspaceRole asker, Place place) {
        return place.kind() == RoomKind.PUBLIC && asker.atLeast(WorkspaceRole.MEMBER);
    }

    /**
     * The role that counts: an owner or admin of the workspace who is in a public room counts as
     * its owner, so that no public room is ever without one. Nobody has a role in a room they are
     * not in.
     */
    public static Optional<RoomRole> roleIn(WorkspaceRole asker, Place place) {
        return place.role()
                .map(role ->
                        place.kind() == RoomKind.PUBLIC && asker.atLeast(WorkspaceRole.ADMIN)
                                ? RoomRole.OWNER
                                : role);
    }

    /**
     * Whether somebody of role {@code asker} may remove a member of role {@code other}: nobody acts
     * on an equal or on one above, owners excepted. Removing oneself is leaving.
     */
    public static boolean mayRemove(RoomRole asker, RoomRole other) {
        return asker == RoomRole.OWNER || !other.atLeast(asker);
    }

    /**
     * Whether somebody of role {@code asker} may make {@code granted} of somebody who is {@code
     * held} (empty: not a member yet): no role above one's own, nobody equal or above, owners
     * excepted; but one may lower oneself ({@code self}).
     */
    public static boolean mayGrant(
            RoomRole asker, Optional<RoomRole> held, RoomRole granted, boolean self) {
        return asker.atLeast(granted) && (self || held.isEmpty() || mayRemove(asker, held.get()));
    }

    /** As {@link #mayRemove(RoomRole, RoomRole)}, in the workspace. */
    public static boolean mayRemove(WorkspaceRole asker, WorkspaceRole other) {
        return asker == WorkspaceRole.OWNER || !other.atLeast(asker);
    }

    /**
     * As {@link #mayGrant(RoomRole, Optional, RoomRole, boolean)}, in the workspace; a bot stays a
     * bot.
     */
    public static boolean mayGrant(
            WorkspaceRole asker, WorkspaceRole held, WorkspaceRole granted, boolean self) {
        boolean bot = held == WorkspaceRole.BOT || granted == WorkspaceRole.BOT;
        return !bot && asker.atLeast(granted) && (self || mayRemove(asker, held));
    }

    /**
     * Whether an invite may carry this role of the workspace: owners give any but owner and bot,
     * admins and members guest or member.
     */
    public static boolean mayInviteAs(WorkspaceRole asker, WorkspaceRole invited) {
        return switch (invited) {
            case OWNER, BOT -> false;
            case ADMIN -> asker == WorkspaceRole.OWNER;
            case MEMBER, GUEST -> INVITERS.contains(asker);
        };
    }

    /**
     * Whether an invite may carry this role of the room: an owner of the room gives any, others
     * viewer or member.
     */
    public static boolean mayInviteAs(RoomRole asker, RoomRole invited) {
        return asker == RoomRole.OWNER
                || asker.atLeast(RoomRole.MEMBER) && !invited.atLeast(RoomRole.MODERATOR);
    }

    /**
     * Whether a place would be left without an owner: the last one cannot leave, be removed or be
     * made less; the answer is {@code conflict}.
     *
     * @param owner whether the one who goes is an owner now
     * @param owners how many owners there are now
     * @param others how many others stay; the last one to go may go
     */
    public static boolean wouldOrphan(boolean owner, int owners, int others) {
        return owner && owners == 1 && others > 0;
    }

    private static final Set<WorkspaceRole> INVITERS =
            Set.of(WorkspaceRole.OWNER, WorkspaceRole.ADMIN, WorkspaceRole.MEMBER);
}
