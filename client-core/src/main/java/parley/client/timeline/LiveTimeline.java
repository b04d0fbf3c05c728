package parley.client.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.client.outbox.OutboxItem;
import parley.client.store.Gap;
import parley.client.store.Notice;
import parley.client.store.StoreException;
import parley.client.store.StoreReader;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.RoomId;

/**
 * A window on the local history, kept up to date. Everything but the public methods runs on the
 * events thread.
 */
public final class LiveTimeline implements Timeline {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTimeline.class);
    private static final int HALF = PAGE / 2;

    private final RoomId room;
    private final TimelineSource source;
    private final TimelineListener listener;

    /** By sequence, twice: a message before a notice of the same number never occurs. */
    private final TreeMap<Long, TimelineItem> lines = new TreeMap<>();

    private List<OutboxItem> outgoing = List.of();
    private long lo = 1;
    private long hi;
    private boolean atNewest;
    private Edge older = Edge.LOADING;
    private Edge newer = Edge.END;
    private OptionalLong firstUnread = OptionalLong.empty();
    private Optional<Runnable> afterFetch = Optional.empty();
    private boolean opened;
    private boolean closed;
    private volatile Window window =
            new Window(
                    List.of(), Edge.LOADING, Edge.END, OptionalLong.empty(), OptionalLong.empty());

    public LiveTimeline(RoomId room, TimelineSource source, TimelineListener listener) {
        this.room = room;
        this.source = source;
        this.listener = listener;
    }

    /** Reads the first window. */
    public void open() {
        step(this::first);
    }

    @Override
    public RoomId room() {
        return room;
    }

    @Override
    public Window window() {
        return window;
    }

    @Override
    public void older() {
        step(this::loadOlder);
    }

    @Override
    public void newer() {
        step(this::loadNewer);
    }

    @Override
    public void toNewest() {
        step(() -> reset(OptionalLong.empty()));
    }

    @Override
    public void around(long seq) {
        step(() -> goTo(seq));
    }

    @Override
    public void at(Instant instant) {
        step(() -> goTo(instant, true));
    }

    @Override
    public Optional<Message> find(MessageId message) {
        OptionalLong key = source.key(room);
        return key.isEmpty()
                ? Optional.empty()
                : source.reader().message(key.getAsLong(), room, message);
    }

    @Override
    public void close() {
        source.later(() -> closed = true);
        source.closed(this);
    }

    private void step(Runnable work) {
        source.later(() -> {
            if (closed) {
                return;
            }
            try {
                work.run();
            } catch (StoreException | IllegalStateException e) {
                LOG.warn("a page of {} could not be read", room, e);
            }
        });
    }

    // ---- live changes

    /** What a commit changed in this room; on the events thread. */
    public void changed(RoomDelta delta) {
        if (closed) {
            return;
        }
        try {
            apply(delta);
        } catch (StoreException | IllegalStateException e) {
            LOG.warn("a change of {} could not be read", room, e);
        }
    }

    private void apply(RoomDelta delta) {
        delta.outgoing().ifPresent(items -> outgoing = items);
        if (!opened || delta.dropped() || firstCame(delta)) {
            first();
            return;
        }
        if (atNewest && gapAbove(delta)) {
            atNewest = false;
            newer = Edge.MORE;
        }
        long upTo = atNewest ? Math.max(hi, delta.last()) : hi;
        for (Message each : delta.messages()) {
            if (each.seq() >= lo && each.seq() <= upTo) {
                lines.put(each.seq(), posted(each));
            }
        }
        for (Notice each : delta.notices()) {
            if (each.seq() >= lo && each.seq() <= upTo) {
                lines.put(each.seq(), notice(each));
            }
        }
        hi = upTo;
        if (atNewest) {
            trimOldest();
        }
        publish();
        if (delta.gapsChanged()) {
            filled();
        }
    }

    /** The newest messages of a room that was opened before any of them was held. */
    private boolean firstCame(RoomDelta delta) {
        return delta.gapsChanged() && lo > hi && afterFetch.isEmpty();
    }

    private boolean gapAbove(RoomDelta delta) {
        return delta.gapsChanged()
                && source.reader().gaps(key()).stream()
                        .anyMatch(g -> g.kind() == Gap.Kind.UNHELD && g.lo() > hi);
    }

    private void filled() {
        Optional<Runnable> next = afterFetch;
        afterFetch = Optional.empty();
        next.ifPresent(Runnable::run);
    }

    /** There is a connection, perhaps another one: what waited for it goes on. */
    public void online() {
        step(() -> {
            afterFetch = Optional.empty();
            older = waiting(older) && opened ? Edge.MORE : older;
            newer = waiting(newer) ? Edge.MORE : newer;
            publish();
        });
    }

    private static boolean waiting(Edge edge) {
        return edge == Edge.OFFLINE || edge == Edge.LOADING;
    }

    // ---- moving the window

    private void first() {
        outgoing = source.outgoing(room);
        if (source.key(room).isEmpty()) {
            return;
        }
        opened = true;
        Optional<Long> unread = source.reader().firstUnread(key(), source.mark(room));
        firstUnread = unread.isPresent() ? OptionalLong.of(unread.get()) : OptionalLong.empty();
        reset(firstUnread);
        if (unread.isPresent() && unread.get() < lo) {
            goTo(unread.get());
        }
    }

    private void reset(OptionalLong focus) {
        long last = source.last(room);
        long floor = floor(last);
        StoreReader.Page page = source.reader().before(key(), room, floor, last, PAGE);
        lines.clear();
        take(page);
        atNewest = true;
        hi = last;
        lo = page.messages().size() < PAGE ? floor : page.messages().getFirst().seq();
        older = edgeBelow();
        newer = Edge.END;
        tell(focus);
    }

    private void goTo(long seq) {
        Optional<Gap> inside = gapAt(seq);
        if (inside.isPresent()) {
            if (source.online()) {
                afterFetch = Optional.of(() -> showAround(seq));
                source.fetchAround(room, seq);
                return;
            }
        }
        showAround(seq);
    }

    private void showAround(long seq) {
        long last = source.last(room);
        long floor = floor(seq);
        long ceiling = ceiling(seq, last);
        StoreReader.Page before = source.reader().before(key(), room, floor, seq - 1, HALF);
        StoreReader.Page after = source.reader().after(key(), room, seq, ceiling, HALF);
        lines.clear();
        take(before);
        take(after);
        lo = before.messages().size() < HALF ? floor : before.messages().getFirst().seq();
        hi = after.messages().size() < HALF ? ceiling : after.messages().getLast().seq();
        atNewest = hi >= last;
        older = edgeBelow();
        newer = atNewest ? Edge.END : Edge.MORE;
        tell(OptionalLong.of(seq));
    }

    private void goTo(Instant instant, boolean mayFetch) {
        boolean gaps =
                source.reader().gaps(key()).stream().anyMatch(g -> g.kind() == Gap.Kind.UNHELD);
        if (mayFetch && gaps && source.online()) {
            afterFetch = Optional.of(() -> goTo(instant, false));
            source.fetchAt(room, instant);
            return;
        }
        source.reader()
                .firstAt(key(), instant)
                .ifPresentOrElse(this::showAround, () -> reset(OptionalLong.empty()));
    }

    private void loadOlder() {
        if (!opened || older == Edge.END || older == Edge.LOADING && afterFetch.isPresent()) {
            return;
        }
        long floor = floor(lo - 1);
        if (lo > 1 && floor < lo) {
            StoreReader.Page page = source.reader().before(key(), room, floor, lo - 1, PAGE);
            take(page);
            lo = page.messages().size() < PAGE ? floor : page.messages().getFirst().seq();
            trimNewest();
            older = edgeBelow();
            publish();
        } else if (lo <= 1) {
            older = Edge.END;
            publish();
        } else if (source.online()) {
            older = Edge.LOADING;
            publish();
            afterFetch = Optional.of(this::retryOlder);
            source.fetchBefore(room, lo);
        } else {
            older = Edge.OFFLINE;
            publish();
        }
    }

    private void retryOlder() {
        older = Edge.MORE;
        loadOlder();
    }

    private void loadNewer() {
        if (!opened || atNewest || newer == Edge.LOADING && afterFetch.isPresent()) {
            return;
        }
        long last = source.last(room);
        long ceiling = ceiling(hi + 1, last);
        if (ceiling > hi) {
            StoreReader.Page page = source.reader().after(key(), room, hi + 1, ceiling, PAGE);
            take(page);
            hi = page.messages().size() < PAGE ? ceiling : page.messages().getLast().seq();
            atNewest = hi >= last;
            trimOldest();
            newer = atNewest ? Edge.END : Edge.MORE;
            publish();
        } else if (source.online()) {
            newer = Edge.LOADING;
            publish();
            afterFetch = Optional.of(this::retryNewer);
            source.fetchAround(room, hi + HALF);
        } else {
            newer = Edge.OFFLINE;
            publish();
        }
    }

    private void retryNewer() {
        newer = Edge.MORE;
        loadNewer();
    }

    // ---- what is held

    private long key() {
        return source.key(room).orElseThrow(() -> new IllegalStateException("no room " + room));
    }

    private Optional<Gap> gapAt(long seq) {
        return source.reader().gaps(key()).stream()
                .filter(g -> g.kind() == Gap.Kind.UNHELD && g.lo() <= seq && seq <= g.hi())
                .findFirst();
    }

    /** The lowest sequence from which on everything up to {@code seq} is held. */
    private long floor(long seq) {
        return source.reader().gaps(key()).stream()
                .filter(g -> g.kind() == Gap.Kind.UNHELD && g.lo() <= seq)
                .mapToLong(g -> g.hi() + 1)
                .max()
                .orElse(1);
    }

    private long ceiling(long seq, long last) {
        return source.reader().gaps(key()).stream()
                .filter(g -> g.kind() == Gap.Kind.UNHELD && g.hi() >= seq)
                .mapToLong(g -> g.lo() - 1)
                .min()
                .orElse(last);
    }

    private Edge edgeBelow() {
        return lo <= 1 ? Edge.END : Edge.MORE;
    }

    private void take(StoreReader.Page page) {
        page.notices().forEach(n -> lines.put(n.seq(), notice(n)));
        page.messages().forEach(m -> lines.put(m.seq(), posted(m)));
    }

    private TimelineItem posted(Message message) {
        boolean own = message.by().equals(source.me());
        String key =
                own && message.cid().isPresent()
                        ? message.cid().get().toString()
                        : "m" + message.seq();
        return new TimelineItem.Posted(key, message, own);
    }

    private static TimelineItem notice(Notice n) {
        return new TimelineItem.Notice(n.seq(), n.ts(), n.by(), n.what());
    }

    private void trimOldest() {
        while (lines.size() > LONGEST) {
            lo = lines.pollFirstEntry().getKey() + 1;
            older = Edge.MORE;
        }
    }

    private void trimNewest() {
        while (lines.size() > LONGEST) {
            hi = lines.pollLastEntry().getKey() - 1;
            atNewest = false;
            newer = Edge.MORE;
        }
    }

    // ---- telling

    private List<TimelineItem> items() {
        List<TimelineItem> items = new ArrayList<>(lines.size() + outgoing.size());
        for (Map.Entry<Long, TimelineItem> each : lines.entrySet()) {
            items.add(each.getValue());
        }
        if (atNewest) {
            for (OutboxItem each : outgoing) {
                items.add(new TimelineItem.Outgoing(each));
            }
        }
        return items;
    }

    private void tell(OptionalLong focus) {
        Window fresh = new Window(items(), older, newer, firstUnread, focus);
        window = fresh;
        listener.changed(List.of(new TimelineChange.Reset(fresh)));
    }

    private void publish() {
        Window before = window;
        Window after = new Window(items(), older, newer, firstUnread, OptionalLong.empty());
        List<TimelineChange> changes = new ArrayList<>(Diff.between(before.items(), after.items()));
        if (before.older() != older || before.newer() != newer) {
            changes.add(new TimelineChange.Edges(older, newer));
        }
        window = after;
        if (!changes.isEmpty()) {
            listener.changed(changes);
        }
    }
}
