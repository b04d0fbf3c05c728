package parley.client.workspace;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import parley.client.outbox.OutboxItem;
import parley.client.store.StoreReader;
import parley.client.timeline.LiveTimeline;
import parley.client.timeline.RoomDelta;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineListener;
import parley.client.timeline.TimelineSource;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** A session's open timelines and what they are made from. Any thread. */
final class SessionTimelines implements TimelineSource {
    private final WorkspaceSession session;
    private final Engine engine;
    private final Events events;
    private final List<LiveTimeline> open = new CopyOnWriteArrayList<>();
    private final Map<RoomId, Long> lasts = new ConcurrentHashMap<>();
    private final Map<RoomId, Long> keys = new ConcurrentHashMap<>();

    SessionTimelines(WorkspaceSession session, Engine engine, Events events) {
        this.session = session;
        this.engine = engine;
        this.events = events;
    }

    Timeline open(RoomId room, TimelineListener listener) {
        LiveTimeline timeline = new LiveTimeline(room, this, listener);
        open.add(timeline);
        timeline.open();
        return timeline;
    }

    /** The rooms by their numbers in the file. */
    Map<Long, RoomId> rooms() {
        Map<Long, RoomId> rooms = new HashMap<>();
        keys.forEach((room, key) -> rooms.put(key, room));
        return rooms;
    }

    /** What is held of a room now. */
    void places(RoomId room, long key, long last) {
        keys.put(room, key);
        lasts.put(room, last);
    }

    void changed(List<RoomDelta> deltas) {
        for (LiveTimeline timeline : open) {
            for (RoomDelta delta : deltas) {
                if (delta.room().equals(timeline.room())) {
                    later(() -> timeline.changed(delta));
                }
            }
        }
    }

    /** Missing history can be fetched from now on. */
    void connected() {
        open.forEach(LiveTimeline::online);
    }

    @Override
    public StoreReader reader() {
        return engine.reader();
    }

    @Override
    public UserId me() {
        return session.you().id();
    }

    @Override
    public OptionalLong key(RoomId room) {
        Long key = keys.get(room);
        return key == null ? OptionalLong.empty() : OptionalLong.of(key);
    }

    @Override
    public long last(RoomId room) {
        return lasts.getOrDefault(room, 0L);
    }

    @Override
    public long mark(RoomId room) {
        return session.room(room).map(RoomSummary::mark).orElse(0L);
    }

    @Override
    public List<OutboxItem> outgoing(RoomId room) {
        return session.outbox().items(Optional.of(room));
    }

    @Override
    public boolean online() {
        return session.connection().online();
    }

    @Override
    public void fetchBefore(RoomId room, long seq) {
        wish(room, Optional.of(seq), Optional.empty(), Optional.empty());
    }

    @Override
    public void fetchAround(RoomId room, long seq) {
        wish(room, Optional.empty(), Optional.of(seq), Optional.empty());
    }

    @Override
    public void fetchAt(RoomId room, Instant instant) {
        wish(room, Optional.empty(), Optional.empty(), Optional.of(instant));
    }

    private void wish(
            RoomId room, Optional<Long> before, Optional<Long> around, Optional<Instant> at) {
        MessageOp.History page =
                new MessageOp.History(
                        room,
                        before,
                        Optional.empty(),
                        around,
                        at,
                        Optional.of(Timeline.PAGE),
                        Optional.empty());
        engine.act(c -> c.wish(new Filler.Wish(room, page)));
    }

    @Override
    public void later(Runnable step) {
        events.later(() -> Events.safely(step));
    }

    @Override
    public void closed(LiveTimeline timeline) {
        open.remove(timeline);
    }
}
