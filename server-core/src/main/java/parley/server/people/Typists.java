package parley.server.people;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** Who types in each room at the moment. Safe for use by many threads; may block. */
public interface Typists {
    /** So long somebody types who does not say so again. */
    Duration LASTS = Duration.ofSeconds(6);

    /** Notes that somebody types or stopped; who types now, empty if nothing changed. */
    Optional<List<UserId>> note(RoomId room, UserId user, boolean on);
}
