package parley.desktop.workspace;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch of a room's history that is being shown. Every method returns at once; what it causes
 * is told later.
 */
public interface RoomWindow extends AutoCloseable {
    /** Adds the page before the first entry. */
    void older();

    /** Adds the page after the last entry. */
    void newer();

    /** Moves to the newest messages. */
    void toNewest();

    /** Moves to where {@code seq} is in the middle. */
    void around(long seq);

    /** Moves to the first message that came then or later. */
    void at(Instant instant);

    /** Tells nothing any more. */
    @Override
    void close();

    /** What lies beyond an end. */
    enum Edge {
        END,
        MORE,
        LOADING,
        OFFLINE
    }

    /**
     * What there is to show.
     *
     * @param entries oldest first
     * @param outbox one's own messages on their way, oldest first
     * @param firstUnread the first message of others after the read mark, as it was when this was
     *     opened
     * @param focus what to bring into view when {@code moved}; empty: the newest
     * @param moved whether this is another place than before
     */
    record Shown(
            List<TimelineEntry> entries,
            List<Outgoing> outbox,
            Edge older,
            Edge newer,
            OptionalLong firstUnread,
            OptionalLong focus,
            boolean moved) {
        public Shown {
            entries = List.copyOf(entries);
            outbox = List.copyOf(outbox);
        }
    }
}
