package parley.client.search;

import java.util.List;
import java.util.Optional;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/**
 * Finds words in what is held on this computer; works offline. Words match by their beginning, case
 * and accents do not matter, all must occur; Chinese, Japanese and Korean text is found by any run
 * of characters. Nothing typed is ever read as a query language.
 */
public interface Search {
    /** Newest first. Blocks shortly for disk; call it off a UI thread. */
    Page find(SearchQuery query);

    /** The newest pinned messages of a room that are held here, newest first. */
    List<Message> pinned(RoomId room, int limit);

    /** The newest messages that call this person, in all rooms, newest first. */
    List<Message> mentions(int limit);

    /** The first messages of a room after {@code mark} that count as unread, oldest first. */
    List<Message> unread(RoomId room, long mark, int limit);

    /** A message that is held here. */
    Optional<Message> message(RoomId room, MessageId message);

    /**
     * What was found.
     *
     * @param more whether there is more; ask again with {@code before} = the last hit's time
     * @param complete false while older history of a searched room is not held here yet
     */
    record Page(List<SearchHit> hits, boolean more, boolean complete) {
        public Page {
            hits = List.copyOf(hits);
        }
    }
}
