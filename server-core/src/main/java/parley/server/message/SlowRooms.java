package parley.server.message;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import parley.protocol.ErrorCode;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.server.commit.Refusal;
import parley.server.room.Access;
import parley.server.state.RoomState;

/**
 * When members of slow rooms wrote last. On the committing thread; forgotten when the server ends,
 * so that after a restart nobody waits.
 */
final class SlowRooms {
    private static final int MOST = 50_000;

    private record Author(RoomId room, UserId user) {}

    private final Access access;

    private final Map<Author, Instant> last =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Author, Instant> eldest) {
                    return size() > MOST;
                }
            };

    SlowRooms(Access access) {
        this.access = access;
    }

    /** Refuses who wrote a moment ago; moderators never. */
    void check(RoomState room, UserId author, Instant now) {
        Optional<Integer> wait = room.record().policy().slowMs();
        Instant before = last.get(new Author(room.id(), author));
        if (wait.isEmpty()
                || before == null
                || access.effectiveRole(room, author).atLeast(RoomRole.MODERATOR)) {
            return;
        }
        long left = before.toEpochMilli() + wait.get() - now.toEpochMilli();
        if (left > 0) {
            throw new Refusal(WireError.later(ErrorCode.RATE_LIMITED, "this room is slow", left));
        }
    }

    void posted(RoomState room, UserId author, Instant now) {
        if (room.record().policy().slowMs().isPresent()) {
            Author key = new Author(room.id(), author);
            last.remove(key);
            last.put(key, now);
        }
    }
}
