package parley.desktop.room;

import java.util.ArrayList;
import java.util.List;
import parley.desktop.room.RoomListItem.Entry;
import parley.desktop.room.RoomListItem.Head;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;

/** Moves rooms and sections within the list as it is shown now. UI thread only. */
final class Moves {
    private final List<RoomListItem> items;
    private final List<RoomSummary> rooms;
    private final Sections sections;

    /** {@code rooms}: in the order of the list, those of folded sections too. */
    Moves(List<RoomListItem> items, List<RoomSummary> rooms, Sections sections) {
        this.items = items;
        this.rooms = rooms;
        this.sections = sections;
    }

    /**
     * Moves a line one up (-1) or down (1): a room within its section, a section among those that
     * are shown; whether it moved.
     */
    boolean step(RoomListItem moved, int by) {
        return switch (moved) {
            case Entry entry -> stepRoom(entry.room(), by);
            case Head head -> stepSection(head.section(), by);
            case RoomListItem.View _ -> false;
        };
    }

    private boolean stepRoom(RoomSummary room, int by) {
        var section = sections.of(room);
        var there = in(section);
        int to = there.indexOf(room.id()) + by;
        return to >= 0 && to < there.size() && sections.place(room, section, there, to);
    }

    private boolean stepSection(Section section, int by) {
        var shown = shown();
        int to = shown.indexOf(section) + by;
        if (to < 0 || to >= shown.size()) {
            return false;
        }
        moveSection(section, shown.get(to), by > 0);
        return true;
    }

    /** Whether one line may be dropped on another. */
    boolean fits(RoomListItem moved, RoomListItem onto) {
        if (moved.equals(onto)) {
            return false;
        }
        return switch (moved) {
            case Entry entry ->
                    switch (onto) {
                        case Entry other ->
                                Sections.mayStand(entry.room(), sections.of(other.room()));
                        case Head head -> Sections.mayStand(entry.room(), head.section());
                        case RoomListItem.View _ -> false;
                    };
            case Head _ -> !(onto instanceof RoomListItem.View);
            case RoomListItem.View _ -> false;
        };
    }

    /**
     * Drops one line on another: a room stands before or {@code after} a room, or first in a
     * section; a section stands before or after the one it was dropped on.
     */
    boolean drop(RoomListItem moved, RoomListItem onto, boolean after) {
        if (!fits(moved, onto)) {
            return false;
        }
        if (moved instanceof Head head) {
            var other = onto instanceof Entry e ? sections.of(e.room()) : ((Head) onto).section();
            moveSection(head.section(), other, after || onto instanceof Entry);
            return true;
        }
        var room = ((Entry) moved).room();
        if (onto instanceof Head head) {
            return sections.place(room, head.section(), in(head.section()), 0);
        }
        var other = ((Entry) onto).room();
        var section = sections.of(other);
        var there = in(section);
        there.remove(room.id());
        return sections.place(room, section, there, there.indexOf(other.id()) + (after ? 1 : 0));
    }

    private void moveSection(Section moved, Section other, boolean after) {
        if (moved.equals(other)) {
            return;
        }
        var order = new ArrayList<>(sections.all());
        order.remove(moved);
        order.add(order.indexOf(other) + (after ? 1 : 0), moved);
        sections.arrange(order);
    }

    private List<RoomId> in(Section section) {
        var there = new ArrayList<RoomId>();
        rooms.stream()
                .filter(r -> !r.saved() && sections.of(r).equals(section))
                .forEach(r -> there.add(r.id()));
        return there;
    }

    private List<Section> shown() {
        return items.stream()
                .filter(Head.class::isInstance)
                .map(i -> ((Head) i).section())
                .toList();
    }
}
