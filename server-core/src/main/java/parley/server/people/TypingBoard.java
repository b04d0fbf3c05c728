package parley.server.people;

import java.time.Duration;
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
    private static final int MAX_MEMBERS = 50;

    private record Key(RoomId room, UserId user) {}

    private final Typists typists;
    private final BiConsumer<RoomState, Event> tell;
    private final Buckets<Key> rate;

    /** {@code tell}: tells whoever hears a room. */
    public TypingBoard(Typists typists, Ticker ticker, BiConsumer<RoomState, Event> tell) {
        this.typists = typists;
        this.tell = tell;
        this.rate = new Buckets<>(new Rate(2, Duration.ofSeconds(4)), 100_000, ticker);
    }

    /** Tells the room's members; what comes too often is dropped. */
    public void set(RoomState room, UserId user, boolean on) {
        if (room.size() > MAX_MEMBERS || on && rate.take(new Key(room.id(), user)) > 0) {
            return;
        }
        typists.note(room.id(), user, on)
                .ifPresent(users -> tell.accept(room, new Event.Typing(room.id(), users)));
    }

    /** Tells those who are in a room's audience. */
    public static void toAudience(RoomState room, Event event) {
        Recipients to = room.log().audience().now();
        for (int i = 0; i < to.size(); i++) {
            to.get(i).tell(event);
        }
    }
}
