package parley.protocol;

import java.util.Optional;

/** Who is in a room or in the workspace; without {@code room} the workspace is meant. */
public sealed interface MemberOp<R extends Result> extends Op<R> {
    @Wire("member.list")
    record ListMembers(Optional<RoomId> room, Optional<String> cursor, Optional<Integer> limit)
            implements MemberOp<Result.MemberList> {
        public ListMembers {
            Limits.page("limit", limit, Limits.PAGE);
            Limits.opaque("cursor", cursor);
        }
    }

    /** Adds a user to a room. */
    @Wire(value = "member.add", mutates = true)
    record Add(RoomId room, UserId user, Optional<RoomRole> role)
            implements MemberOp<Result.Done> {}

    /** A room role with {@code room}, a workspace role without. */
    @Wire(value = "member.set", mutates = true)
    record SetRole(
            Optional<RoomId> room,
            UserId user,
            Optional<RoomRole> role,
            Optional<WorkspaceRole> workspaceRole)
            implements MemberOp<Result.Done> {
        public SetRole {
            if (room.isPresent() != role.isPresent()
                    || room.isPresent() == workspaceRole.isPresent()) {
                throw new BadField("role", "role with room, else workspaceRole");
            }
        }
    }

    @Wire(value = "member.remove", mutates = true)
    record Remove(Optional<RoomId> room, UserId user, boolean ban, Optional<String> reason)
            implements MemberOp<Result.Done> {
        public Remove {
            reason = Text.optionalLine("reason", reason, Limits.TOPIC);
        }
    }

    @Wire(value = "member.unban", mutates = true)
    record Unban(Optional<RoomId> room, UserId user) implements MemberOp<Result.Done> {}
}
