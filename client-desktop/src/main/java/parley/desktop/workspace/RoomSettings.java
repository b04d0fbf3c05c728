package parley.desktop.workspace;

import parley.protocol.RoomPolicy;

/** What can be set of a room. */
public record RoomSettings(String name, String topic, RoomPolicy policy, boolean archived) {}
