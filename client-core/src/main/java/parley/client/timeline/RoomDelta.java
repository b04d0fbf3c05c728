package parley.client.timeline;

import java.util.List;
import java.util.Optional;
import parley.client.outbox.OutboxItem;
import parley.client.store.Notice;
import parley.protocol.Message;
import parley.protocol.RoomId;

/**
 * What one commit changed in a room.
 *
 * @param messages new or changed ones, in any order
 * @param dropped everything held before was forgotten; {@code messages} came after
 * @param gapsChanged history was filled in, or a gap was made
 * @param last everything up to here is held, or is a gap
 * @param outgoing all own messages on their way, oldest first, when that changed
 */
public record RoomDelta(
        RoomId room,
        List<Message> messages,
        List<Notice> notices,
        boolean dropped,
        boolean gapsChanged,
        long last,
        Optional<List<OutboxItem>> outgoing) {
    public RoomDelta {
        messages = List.copyOf(messages);
        notices = List.copyOf(notices);
        outgoing = outgoing.map(List::copyOf);
    }
}
