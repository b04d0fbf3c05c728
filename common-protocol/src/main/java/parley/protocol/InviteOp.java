package parley.protocol;

import java.time.Instant;
import java.util.Optional;

/** Invites to the workspace, or to one of its rooms as well. */
public sealed interface InviteOp<R extends Result> extends Op<R> {
    /** {@code shortCode}: 40 bits to be read aloud, valid for at most 24 h; else 128 bits. */
    @Wire(value = "invite.create", mutates = true)
    record Create(
            Optional<RoomId> room,
            Optional<WorkspaceRole> workspaceRole,
            Optional<RoomRole> role,
            Optional<Integer> maxUses,
            Optional<Instant> expires,
            boolean shortCode)
            implements InviteOp<Result.Invite> {
        public Create {
            if (maxUses.isPresent() && (maxUses.get() < 1 || maxUses.get() > 10_000)) {
                throw new BadField("maxUses", "1 to 10,000");
            }
            if (role.isPresent() && room.isEmpty()) {
                throw new BadField("role", "a room for a room role");
            }
        }
    }

    /** For somebody who has an account already; others give the code when they register. */
    @Wire(value = "invite.use", mutates = true)
    record Use(String code) implements InviteOp<Result.InviteUsed> {
        public Use {
            code = WireId.require("code", code);
        }
    }

    @Wire(value = "invite.revoke", mutates = true)
    record Revoke(InviteId invite) implements InviteOp<Result.Done> {}

    @Wire("invite.list")
    record ListInvites(Optional<RoomId> room) implements InviteOp<Result.InviteList> {}
}
