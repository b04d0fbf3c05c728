package parley.server.message;

import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.Op;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.commit.Refusal;
import parley.server.commit.Work;
import parley.server.room.Access;
import parley.server.state.RoomState;
import parley.server.store.LogKey;
import parley.server.store.StoredEntry;

/** Finds the message that a command is about, in the state the transaction left it. */
final class Targets {
    private static final String POSTED = "message.posted";

    private final Access access;
    private final MessageStates states;

    Targets(Access access, MessageStates states) {
        this.access = access;
        this.states = states;
    }

    /** A message that is there, without its reactions. */
    record Target(RoomState room, Message message) {
        LogKey log() {
            return room.log().key();
        }

        long seq() {
            return message.seq();
        }
    }

    /**
     * The message, if {@code user} may see it and the table allows {@code op} on it: {@code gone}
     * when it was deleted.
     */
    Target find(Work work, UserId user, RoomId id, MessageId msg, Op<?> op) {
        RoomState room = work.state().room(id).orElseThrow(Access::notFound);
        Optional<StoredEntry> entry = entry(work, room, user, msg);
        boolean own = entry.map(e -> e.by().equals(Optional.of(user))).orElse(true);
        access.room(work.state(), id, user, op, own);
        StoredEntry posted = entry.orElseThrow(Targets::notFound);
        Message message =
                work.messages()
                        .changedMessage(posted.log(), posted.seq())
                        .map(states::decode)
                        .orElseGet(() -> states.posted(id, posted));
        if (message.deleted().isPresent()) {
            throw new Refusal(ErrorCode.GONE, "the message was deleted");
        }
        return new Target(room, message);
    }

    /** The entry that posted a message, if there is one that {@code user} may see. */
    static Optional<StoredEntry> entry(Work work, RoomState room, UserId user, MessageId msg) {
        long seq = MessageIds.seq(msg);
        if (seq < 1 || seq > room.log().written() || !MessageIds.of(seq).equals(msg)) {
            return Optional.empty();
        }
        return room.sees(user, seq)
                ? work.messages().entry(room.log().key(), seq).filter(e -> e.ev().equals(POSTED))
                : Optional.empty();
    }

    static Refusal notFound() {
        return new Refusal(ErrorCode.NOT_FOUND, "no such message");
    }
}
