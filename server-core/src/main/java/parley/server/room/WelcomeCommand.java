package parley.server.room;

import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.commit.Command;
import parley.server.commit.Work;
import parley.server.state.RoomState;

/**
 * Brings a new user into the first room of the workspace, and into the room they were invited to.
 * Where there is no room yet it makes one. A room that is full is passed over. May run again: who
 * is in stays in.
 */
public final class WelcomeCommand extends Command {
    /** The room every workspace begins with. */
    public static final String FIRST_ROOM = "general";

    private final UserId user;
    private final Optional<RoomId> invitedTo;
    private final RoomRole role;
    private final Memberships memberships;
    private final RoomOperations rooms;

    public WelcomeCommand(
            UserId user,
            Optional<RoomId> invitedTo,
            RoomRole role,
            Memberships memberships,
            RoomOperations rooms,
            Consumer<Response> reply) {
        super("", reply);
        this.user = user;
        this.invitedTo = invitedTo;
        this.role = role;
        this.memberships = memberships;
        this.rooms = rooms;
    }

    @Override
    protected Result run(Work work) {
        boolean member = memberships.require(user).role().atLeast(WorkspaceRole.MEMBER);
        boolean first = !work.state().hasRooms();
        if (first) {
            RoomState room = rooms.createFirst(work, FIRST_ROOM);
            memberships.join(work, room, user, RoomRole.OWNER, user, Optional.empty());
        } else if (member) {
            work.state().rooms().stream()
                    .filter(r -> r.record().kind() == RoomKind.PUBLIC && !r.record().archived())
                    .filter(r -> r.record().name().orElse("").equals(FIRST_ROOM))
                    .findFirst()
                    .ifPresent(r -> enter(work, r, RoomRole.MEMBER));
        }
        invitedTo
                .flatMap(work.state()::room)
                .filter(r -> !r.record().archived())
                .ifPresent(r -> enter(work, r, role));
        return Result.Done.DONE;
    }

    private void enter(Work work, RoomState room, RoomRole as) {
        if (room.member(user).isEmpty() && memberships.hasPlace(room) && !room.isBanned(user)) {
            memberships.join(work, room, user, as, user, Optional.empty());
        }
    }
}
