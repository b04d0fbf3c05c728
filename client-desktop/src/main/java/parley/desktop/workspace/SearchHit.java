package parley.desktop.workspace;

import parley.protocol.RoomId;

/** A message that was found. */
public record SearchHit(RoomId room, String roomName, TimelineEntry.Said message) {}
