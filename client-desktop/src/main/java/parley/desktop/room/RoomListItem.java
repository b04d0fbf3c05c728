package parley.desktop.room;

import parley.desktop.workspace.RoomSummary;

/** One line of the room list. */
public sealed interface RoomListItem {
    /** A view over all rooms; {@code count}: what waits there. */
    record View(Place place, int count) implements RoomListItem {}

    /** The head of a section; folded: its rooms are hidden. */
    record Head(Section section, boolean folded) implements RoomListItem {}

    /** A room. */
    record Entry(RoomSummary room, boolean favourite) implements RoomListItem {}

    /** The views, in their order. */
    enum Place {
        UNREAD,
        MENTIONS,
        SAVED
    }

    /** The sections, in their order. */
    enum Section {
        FAVOURITES,
        ROOMS,
        DIRECT
    }
}
