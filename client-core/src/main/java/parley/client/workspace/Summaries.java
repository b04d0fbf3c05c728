package parley.client.workspace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.client.store.RoomRow;
import parley.protocol.Message;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.UserCard;

/** The room list as it is shown. Written by the engine's thread, read by any. */
final class Summaries {
    private static final int PREVIEW = 200;

    private final Map<RoomId, RoomSummary> shown = new ConcurrentHashMap<>();
    private final People people;
    private final DraftBook drafts;

    Summaries(People people, DraftBook drafts) {
        this.people = people;
        this.drafts = drafts;
    }

    List<RoomSummary> all() {
        return List.copyOf(shown.values());
    }

    Optional<RoomSummary> of(RoomId room) {
        return Optional.ofNullable(shown.get(room));
    }

    /** Engine only. Makes these anew and returns those that look different. */
    List<RoomSummary> refresh(Collection<RoomId> rooms, RoomBook book, OutboxBook outbox) {
        List<RoomSummary> changed = new ArrayList<>();
        for (RoomId room : rooms) {
            Optional<RoomRow> row = book.row(room);
            if (row.isPresent()) {
                RoomSummary summary = summary(row.get(), book, outbox);
                if (!summary.equals(shown.put(room, summary))) {
                    changed.add(summary);
                }
            }
        }
        return changed;
    }

    /** Engine only. Nothing is held any more. */
    void clear() {
        shown.clear();
    }

    private RoomSummary summary(RoomRow row, RoomBook book, OutboxBook outbox) {
        Room room = row.state();
        return new RoomSummary(
                room,
                title(room),
                row.mark(),
                row.unread(),
                row.mentions(),
                book.newest(room.room()).map(Summaries::preview),
                !drafts.draft(room.room()).isBlank(),
                outbox.items(Optional.of(room.room())).size(),
                row.muted(),
                row.departed());
    }

    private Optional<String> title(Room room) {
        return room.kind() == RoomKind.DIRECT
                ? room.other().flatMap(people::card).map(UserCard::displayName)
                : room.name();
    }

    private static RoomSummary.Preview preview(Message message) {
        String line = message.text().replace('\n', ' ').replace('\t', ' ').strip();
        int end = Math.min(PREVIEW, line.length());
        if (end > 0 && end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return new RoomSummary.Preview(message.by(), message.ts(), line.substring(0, end));
    }
}
