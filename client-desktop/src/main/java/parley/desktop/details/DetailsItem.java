package parley.desktop.details;

import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.TimelineEntry.Said;

/** A line of the pane beside a room. */
sealed interface DetailsItem {
    /** The name of what follows. */
    record Head(String title) implements DetailsItem {}

    /** Somebody in the room. */
    record Somebody(RoomMember member) implements DetailsItem {}

    /** A message that was pinned. */
    record Pin(Said message) implements DetailsItem {}

    /** Why there is nothing. */
    record Note(String text) implements DetailsItem {}
}
