package parley.client.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import parley.client.search.SearchHit;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/**
 * A window on a room's history: a run of messages without a gap, oldest first, at most 1,000.
 *
 * <p>All methods return at once and may be called from any thread; what they cause arrives at the
 * listener as small changes, in order, on the thread {@code parley-client-events}. The first is
 * always a {@link TimelineChange.Reset}.
 */
public interface Timeline extends AutoCloseable {
    /** Items read at once. */
    int PAGE = 100;

    /** Most items a window holds; beyond it the far end is dropped, and its edge becomes MORE. */
    int LONGEST = 1_000;

    RoomId room();

    /** As the listener was last told. */
    Window window();

    /** Adds the page before the first item; from the server when it is not held here. */
    void older();

    /** Adds the page after the last item. */
    void newer();

    /** Moves the window to the newest messages. */
    void toNewest();

    /** Moves the window to where {@code seq} is in the middle. */
    void around(long seq);

    /** Moves the window to the first message at or after an instant. */
    void at(Instant instant);

    /** Moves the window to a message found by search, or one that is replied to. */
    default void around(SearchHit hit) {
        around(hit.message().seq());
    }

    /** The message, if it is held here; reads from disk, blocks shortly. */
    Optional<parley.protocol.Message> find(MessageId message);

    /** Stops telling the listener. */
    @Override
    void close();

    /**
     * What a window shows.
     *
     * @param older what lies before the first item
     * @param newer what lies after the last one
     * @param firstUnread sequence of the first message of others after the read mark, as it was
     *     when the timeline was opened; empty: all was read
     * @param focus sequence to bring into view after a reset; empty: the newest
     */
    record Window(
            List<TimelineItem> items,
            Edge older,
            Edge newer,
            OptionalLong firstUnread,
            OptionalLong focus) {
        public Window {
            items = List.copyOf(items);
        }
    }
}
