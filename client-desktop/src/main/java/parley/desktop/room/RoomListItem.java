package parley.desktop.room;

import parley.desktop.workspace.RoomSummary;

/** One line of the room list. */
public sealed interface RoomListItem {
    /** The head of a section; folded: its rooms are hidden. */
    record Head(Section section, boolean folded) implements RoomListItem {}

    /** A room. */
    record Entry(RoomSummary room) implements RoomListItem {}

    /** The sections, in their order. */
    enum Section {
        ROOMS,
        DIRECT
    }
}
