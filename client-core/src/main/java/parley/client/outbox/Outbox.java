package parley.client.outbox;

import java.util.List;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/**
 * Own messages on their way, in the order they were written. Kept on disk until the server has
 * them. Safe for use by many threads; nothing blocks.
 */
public interface Outbox {
    /**
     * Queues a message and returns its key at once; timelines show it as soon as it is on disk, and
     * the room's draft is gone in the same step. The text must be within the limits, else {@link
     * parley.protocol.BadField} was thrown when {@code message} was made.
     */
    Cid send(MessageOp.Send message);

    /**
     * The same with a key that was made before: a message that waited for its files. One that is
     * here under that key already is left as it is; the server takes a key once.
     */
    void send(Cid cid, MessageOp.Send message);

    /** Tries a failed message again, with the same key. False: it is not there or not failed. */
    boolean retry(Cid cid);

    /**
     * Takes back a message that is queued or failed. False: it is being sent, or was sent already.
     */
    boolean discard(Cid cid);

    /** What waits in a room, oldest first; in all rooms when none is given. */
    List<OutboxItem> items(Optional<RoomId> room);
}
