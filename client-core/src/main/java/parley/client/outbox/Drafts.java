package parley.client.outbox;

import parley.protocol.RoomId;

/** What is typed and not sent, one text a room. Kept on disk; safe for use by many threads. */
public interface Drafts {
    /** The draft, or an empty text. */
    String draft(RoomId room);

    /** Keeps the text; blank forgets it. Called with every key: written within half a second. */
    void keep(RoomId room, String text);
}
