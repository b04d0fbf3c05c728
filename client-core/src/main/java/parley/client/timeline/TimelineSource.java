package parley.client.timeline;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import parley.client.outbox.OutboxItem;
import parley.client.store.StoreReader;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** What a timeline is made from. */
public interface TimelineSource {
    /** Throws while the history is not open. */
    StoreReader reader();

    UserId me();

    /** The room's number in the file; empty while nothing is known of the room. */
    OptionalLong key(RoomId room);

    /** Everything up to here is held, or is a remembered gap. */
    long last(RoomId room);

    long mark(RoomId room);

    List<OutboxItem> outgoing(RoomId room);

    /** Whether missing history can be fetched now. */
    boolean online();

    /** Fetches the page before {@code seq}; a delta tells when it is held. */
    void fetchBefore(RoomId room, long seq);

    /** Fetches the page around {@code seq}; a delta tells when it is held. */
    void fetchAround(RoomId room, long seq);

    /** Fetches the page from an instant on; a delta tells when it is held. */
    void fetchAt(RoomId room, Instant instant);

    /** Runs a step on the events thread, in order. */
    void later(Runnable step);

    /** The timeline is closed. */
    void closed(LiveTimeline timeline);
}
