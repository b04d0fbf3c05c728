package parley.client.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.client.outbox.OutboxItem;
import parley.client.store.Notice;
import parley.client.timeline.RoomDelta;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** What one turn of the engine changed: collected while it works, told after the commit. */
final class Changes {
    private static final class Room {
        final Map<Long, Message> messages = new HashMap<>();
        final List<Notice> notices = new ArrayList<>();
        boolean dropped;
        boolean gaps;
    }

    private final Map<RoomId, Room> rooms = new HashMap<>();
    final Set<RoomId> summaries = new LinkedHashSet<>();
    final Set<RoomId> members = new LinkedHashSet<>();
    final Set<RoomId> outgoing = new LinkedHashSet<>();
    final Set<UserId> users = new LinkedHashSet<>();
    final Set<String> preferences = new LinkedHashSet<>();
    boolean workspace;

    void message(RoomId room, Message message) {
        of(room).messages.put(message.seq(), message);
    }

    void notice(RoomId room, Notice notice) {
        of(room).notices.add(notice);
    }

    void dropped(RoomId room) {
        Room changed = of(room);
        changed.messages.clear();
        changed.notices.clear();
        changed.dropped = true;
    }

    void gaps(RoomId room) {
        of(room).gaps = true;
    }

    /** The log moved on, even if it shows nothing. */
    void moved(RoomId room) {
        of(room);
    }

    private Room of(RoomId room) {
        return rooms.computeIfAbsent(room, _ -> new Room());
    }

    /** What timelines are told. */
    List<RoomDelta> deltas(RoomBook book, OutboxBook outbox) {
        Set<RoomId> all = new LinkedHashSet<>(rooms.keySet());
        all.addAll(outgoing);
        List<RoomDelta> deltas = new ArrayList<>();
        for (RoomId room : all) {
            Room changed = rooms.getOrDefault(room, new Room());
            Optional<List<OutboxItem>> items =
                    outgoing.contains(room)
                            ? Optional.of(outbox.items(Optional.of(room)))
                            : Optional.empty();
            deltas.add(
                    new RoomDelta(
                            room,
                            List.copyOf(changed.messages.values()),
                            changed.notices,
                            changed.dropped,
                            changed.gaps,
                            book.last(room),
                            items));
        }
        return deltas;
    }

    void clear() {
        rooms.clear();
        summaries.clear();
        members.clear();
        outgoing.clear();
        users.clear();
        preferences.clear();
        workspace = false;
    }
}
