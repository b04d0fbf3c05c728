package parley.client.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** Who types where. What is not told again is over after 6 s. Used by the engine's thread. */
final class Typists {
    /** How long a typing person is believed, in milliseconds; docs/protocol.md. */
    static final long BELIEVED_MS = 6_000;

    /** Least time between two own notices in a room, in milliseconds. */
    static final long TOLD_MS = 4_000;

    private final Map<RoomId, Long> until = new HashMap<>();
    private final Map<RoomId, Long> toldAt = new HashMap<>();

    /** Others type; {@code users} without this person. */
    void told(RoomId room, List<UserId> users, long now) {
        if (users.isEmpty()) {
            until.remove(room);
        } else {
            until.put(room, now + BELIEVED_MS);
        }
    }

    /** Rooms where nobody types any more. */
    List<RoomId> over(long now) {
        List<RoomId> over = new ArrayList<>();
        until.forEach((room, at) -> {
            if (now >= at) {
                over.add(room);
            }
        });
        over.forEach(until::remove);
        return over;
    }

    /** Whether to tell the server that this person types, or stopped. */
    boolean tell(RoomId room, boolean on, long now) {
        Long last = toldAt.get(room);
        if (!on) {
            return toldAt.remove(room) != null;
        }
        if (last != null && now - last < TOLD_MS) {
            return false;
        }
        toldAt.put(room, now);
        return true;
    }

    long wakeAt() {
        return until.values().stream().mapToLong(at -> at).min().orElse(Long.MAX_VALUE);
    }
}
