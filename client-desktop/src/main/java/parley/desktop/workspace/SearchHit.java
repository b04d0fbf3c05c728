package parley.desktop.workspace;

import parley.protocol.RoomId;

/** A message that was found; {@code elsewhere}: by the server, it is not held here. */
public record SearchHit(
        RoomId room, String roomName, TimelineEntry.Said message, boolean elsewhere) {
    /** One that is held here. */
    public SearchHit(RoomId room, String roomName, TimelineEntry.Said message) {
        this(room, roomName, message, false);
    }
}
