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

    /** Where a room stands. */
    sealed interface Section {
        /** Under which it is remembered on this device. */
        String key();

        /** Those that everybody has. */
        enum Usual implements Section {
            FAVOURITES,
            ROOMS,
            DIRECT;

            @Override
            public String key() {
                return name();
            }
        }

        /** One that was made. */
        record Own(String name) implements Section {
            @Override
            public String key() {
                return "own " + name;
            }
        }
    }
}
