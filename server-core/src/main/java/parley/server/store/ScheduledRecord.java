package parley.server.store;

import java.time.Instant;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;

/**
 * A message that waits for its time.
 *
 * @param marker of the request that asked for it; the message is posted under it
 * @param json the request, as {@code Codec.encodeBody} writes it
 */
public record ScheduledRecord(
        ScheduledId id, UserId by, RoomId room, Instant at, Marker marker, String json) {}
