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
import parley.protocol.Permissions;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.invite.InviteRooms;

/** Lets people into rooms by invite; waits for the writer. */
public final class RoomInvites implements InviteRooms {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<WorkspaceOperations> operations;

    /** {@code operations} is asked for when the first user comes. */
    public RoomInvites(Supplier<WorkspaceOperations> operations) {
        this.operations = operations;
    }

    @Override
    public Optional<Permissions.Place> place(UserId user, RoomId id) {
        return operations
                .get()
                .state()
                .room(id)
                .map(room ->
                        new Permissions.Place(
                                room.record().kind(),
                                room.record().policy(),
                                room.record().archived(),
                                room.role(user)));
    }

    @Override
    public Outcome<Room> admit(UserId user, RoomId id, RoomRole role, UserId by) {
        Response response = await(done -> operations.get().admit(user, id, role, by, done));
        return switch (response) {
            case Response.Failure failure -> Outcome.problem(failure.err());
            case Response.Success success ->
                    success.d() instanceof Result.RoomState(Room room, boolean _)
                            ? Outcome.ok(room)
                            : Outcome.problem(ErrorCode.INTERNAL, "no room in the answer");
        };
    }

    @Override
    public Outcome<Boolean> welcome(UserId user, Optional<RoomId> invitedTo, RoomRole role) {
        Response response = await(done -> operations.get().welcome(user, invitedTo, role, done));
        return response instanceof Response.Failure failure
                ? Outcome.problem(failure.err())
                : Outcome.ok(true);
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
