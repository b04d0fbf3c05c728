package parley.server.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import parley.protocol.Event;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.delivery.Recipients;
import parley.server.limit.Buckets;
import parley.server.limit.Rate;
import parley.server.limit.Ticker;
import parley.server.state.RoomState;

/**
 * Who types where. Nothing of it is kept; off in rooms of more than 50 members. Safe for use by
 * many threads.
 */
public final class TypingBoard {
    private static final Duration LASTS = Duration.ofSeconds(6);
    private static final int MAX_MEMBERS = 50;

    private record Key(RoomId room, UserId user) {}

    private final Ticker ticker;
    private final BiConsumer<RoomState, Event> tell;
    private final Map<RoomId, Map<UserId, Long>> typing = new ConcurrentHashMap<>();
    private final Buckets<Key> rate;

    /** {@code tell}: tells whoever hears a room. */
    public TypingBoard(Ticker ticker, BiConsumer<RoomState, Event> tell) {
        this.ticker = ticker;
        this.tell = tell;
        this.rate = new Buckets<>(new Rate(2, Duration.ofSeconds(4)), 100_000, ticker);
    }

    /** Tells the room's members; what comes too often is dropped. */
    public void set(RoomState room, UserId user, boolean on) {
        if (room.size() > MAX_MEMBERS || on && rate.take(new Key(room.id(), user)) > 0) {
            return;
        }
        long now = ticker.nanos();
        Map<UserId, Long> users = typing.computeIfAbsent(room.id(), _ -> new ConcurrentHashMap<>());
        if (on) {
            users.put(user, now + LASTS.toNanos());
        } else if (users.remove(user) == null) {
            return;
        }
        users.values().removeIf(end -> end - now < 0);
        List<UserId> present = new ArrayList<>(users.keySet());
        tell.accept(room, new Event.Typing(room.id(), present));
    }

    /** Tells those who are in a room's audience. */
    public static void toAudience(RoomState room, Event event) {
        Recipients to = room.log().audience().now();
        for (int i = 0; i < to.size(); i++) {
            to.get(i).tell(event);
        }
    }
}
