package parley.client.store;

import parley.protocol.RoomId;

/** What is typed in a room and not sent. */
public record Draft(RoomId room, String text) {}
