package parley.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.protocol.ErrorCode;
import parley.protocol.PostPolicy;
import parley.protocol.Response;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.invite.InviteRooms;
import parley.server.state.RoomState;

/** Lets people into rooms by invite; waits for the writer. */
public final class RoomInvites implements InviteRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<WorkspaceOperations> operations;

    /** {@code operations} is asked for when the first user comes. */
    public RoomInvites(Supplier<WorkspaceOperations> operations) {
        this.operations = operations;
    }

    @Override
    public Outcome<RoomRole> inviter(UserId user, RoomId id) {
        Optional<RoomState> room =
                operations.get().state().room(id).filter(r -> r.record().kind() != RoomKind.DIRECT);
        Optional<RoomRole> role = room.flatMap(r -> r.role(user));
        if (role.isEmpty()) {
            return Outcome.problem(ErrorCode.NOT_FOUND, "no such room");
        }
        if (room.get().record().archived()) {
            return Outcome.problem(ErrorCode.ROOM_ARCHIVED, "the room is archived");
        }
        RoomRole least =
                room.get().record().policy().invite() == PostPolicy.MODERATORS
                        ? RoomRole.MODERATOR
                        : RoomRole.MEMBER;
        return role.get().atLeast(least)
                ? Outcome.ok(role.get())
                : Outcome.problem(ErrorCode.FORBIDDEN, "only a " + least + " invites here");
    }

    @Override
    public Outcome<Room> admit(UserId user, RoomId id, RoomRole role, UserId by) {
        Response response =
                await(done -> operations.get().welcome(user, Optional.of(id), role, done));
        if (response instanceof Response.Failure failure) {
            return Outcome.problem(failure.err());
        }
        return operations
                .get()
                .state()
                .room(id)
                .filter(r -> r.member(user).isPresent())
                .<Outcome<Room>>map(r -> Outcome.ok(r.view(user)))
                .orElseGet(() -> Outcome.problem(ErrorCode.NOT_FOUND, "no such room"));
    }

    @Override
    public void welcome(UserId user) {
        await(done -> operations.get().welcome(user, Optional.empty(), RoomRole.MEMBER, done));
    }

    private static Response await(Consumer<Consumer<Response>> start) {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        start.accept(answer::complete);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return unavailable();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never exceptional", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable();
        }
    }

    private static Response unavailable() {
        return new Response.Failure(
                "", WireError.later(ErrorCode.UNAVAILABLE, "the writer is busy", 1_000));
    }
}
