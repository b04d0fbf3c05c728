package parley.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * A durable line of a room's log.
 *
 * @param seq 1, 2, 3 … in its room and epoch, without gaps
 * @param n the room's running count of messages that can be unread, up to and with this entry
 * @param by who caused it; absent for a void
 * @param cid the action of {@code by} that caused it
 */
public record Entry(
        RoomId room,
        String epoch,
        long seq,
        Instant ts,
        Optional<UserId> by,
        Optional<Cid> cid,
        long n,
        EntryData d)
        implements LogLine, ServerFrame {
    public Entry {
        if (seq < 1) {
            throw new BadField("seq", "1 or more");
        }
    }

    @Override
    public long to() {
        return seq;
    }

    /** The same entry saying something else, such as the same in another form. */
    public Entry with(EntryData other) {
        return new Entry(room, epoch, seq, ts, by, cid, n, other);
    }
}
