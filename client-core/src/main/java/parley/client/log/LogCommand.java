package parley.client.log;

import java.util.List;
import java.util.Optional;
import parley.client.store.Gap;
import parley.protocol.LogLine;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** What is to be done to follow the logs, in the order given. */
public sealed interface LogCommand {
    /** Send a request; its answer comes back under {@code tag}. */
    record Ask(long tag, Op<?> op) implements LogCommand {}

    /** A room as {@code sync} tells it, new or known. */
    record Seen(Result.SyncRoom room) implements LogCommand {}

    /** This person is no longer in the room. */
    record Gone(RoomId room) implements LogCommand {}

    /** The next line of a room's log; lines of a room come in order, each once. */
    record Apply(RoomId room, LogLine line) implements LogCommand {}

    /** Messages in their final state. */
    record Keep(RoomId room, Result.HistoryPage page) implements LogCommand {}

    record Remember(RoomId room, Gap gap) implements LogCommand {}

    /** Forget everything held of the room's log: it was rebuilt under another epoch. */
    record Drop(RoomId room) implements LogCommand {}

    /** Where the room stands now; written down together with what came before. */
    record Position(RoomId room, String epoch, long last, long head) implements LogCommand {}

    /** Goes on from here after the next start. */
    record Token(String token) implements LogCommand {}

    /** These people look different now. */
    record UsersChanged(List<UserId> users) implements LogCommand {
        public UsersChanged {
            users = List.copyOf(users);
        }
    }

    /** Everything missed has been read, but for remembered gaps. */
    record CaughtUp() implements LogCommand {}

    /** The answer to {@link Ask}. */
    sealed interface Answer {
        record Success(Result result) implements Answer {}

        record Failure(parley.protocol.WireError error) implements Answer {}

        /** Not answered in time. */
        record None() implements Answer {}

        /** How long to wait before asking again, when the server says so. */
        default Optional<Long> retryMs() {
            return this instanceof Failure f ? f.error().retryMs() : Optional.empty();
        }
    }
}
