package parley.server.store;

import parley.protocol.RoomId;
import parley.protocol.UserId;

/** A user who may not come back into a room. */
public record BanRecord(RoomId room, UserId user) {}
