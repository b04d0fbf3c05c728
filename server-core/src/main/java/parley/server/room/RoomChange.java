package parley.server.room;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.commit.MarkedCommand;
import parley.server.commit.Work;
import parley.server.state.RoomState;
import parley.server.store.Marker;
import parley.server.store.StoredEntry;

/**
 * A change of rooms or members whose answer is the room as the caller sees it, or nothing but that
 * it is done.
 */
final class RoomChange extends MarkedCommand {
    /** Decides and writes; empty when the marker's {@code cid} was used before. */
    interface Step {
        Optional<Answer> run(Work work, Marker marker);
    }

    /** What is answered: a room, or that it is done. */
    record Answer(Optional<RoomState> room) {
        static Optional<Answer> of(RoomState room) {
            return Optional.of(new Answer(Optional.of(room)));
        }

        static Optional<Answer> done(boolean written) {
            return written ? Optional.of(new Answer(Optional.empty())) : Optional.empty();
        }
    }

    private final UserId caller;
    private final Step step;
    private final boolean answersRoom;

    RoomChange(
            String id,
            Marker marker,
            UserId caller,
            boolean answersRoom,
            Step step,
            Consumer<Response> reply) {
        super(id, marker, reply);
        this.caller = caller;
        this.step = step;
        this.answersRoom = answersRoom;
    }

    @Override
    protected Optional<Result> attempt(Work work) {
        return step.run(work, marker())
                .map(answer -> answer.room().map(view(false)).orElse(Result.Done.DONE));
    }

    @Override
    protected Result again(Work work, StoredEntry first) {
        if (!answersRoom) {
            return new Result.Done(true);
        }
        return work.state()
                .room(new RoomId(first.log().value()))
                .map(view(true))
                .orElseThrow(Access::notFound);
    }

    private Function<RoomState, Result> view(boolean dup) {
        return room -> new Result.RoomState(room.writtenView(caller), dup);
    }
}
