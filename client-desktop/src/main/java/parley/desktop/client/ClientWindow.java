package parley.desktop.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineChange;
import parley.client.timeline.TimelineItem;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.RoomWindow;
import parley.desktop.workspace.TimelineEntry;

/** Keeps a timeline's window up to date step by step, and hands it on as a whole after each. */
final class ClientWindow implements RoomWindow {
    private final Entries entries;
    private final Consumer<Shown> listener;

    /** Guarded by {@code this}. */
    private final List<TimelineItem> items = new ArrayList<>();

    /** What each item was turned into. Guarded by {@code this}. */
    private IdentityHashMap<TimelineItem, Optional<TimelineEntry>> known = new IdentityHashMap<>();

    /** Guarded by {@code this}. */
    private RoomWindow.Edge older = RoomWindow.Edge.LOADING;

    /** Guarded by {@code this}. */
    private RoomWindow.Edge newer = RoomWindow.Edge.END;

    /** Guarded by {@code this}. */
    private OptionalLong firstUnread = OptionalLong.empty();

    /** Set once, right after it was opened; changes may arrive before. */
    private volatile @Nullable Timeline timeline;

    ClientWindow(Entries entries, Consumer<Shown> listener) {
        this.entries = entries;
        this.listener = listener;
    }

    void opened(Timeline opened) {
        timeline = opened;
    }

    /** Called on the client's events thread. */
    void changed(List<TimelineChange> changes) {
        Shown shown;
        synchronized (this) {
            boolean moved = false;
            var focus = OptionalLong.empty();
            for (var change : changes) {
                switch (change) {
                    case TimelineChange.Reset reset -> {
                        moved = true;
                        focus = reset.window().focus();
                        firstUnread = reset.window().firstUnread();
                        older = edge(reset.window().older());
                        newer = edge(reset.window().newer());
                        items.clear();
                        items.addAll(reset.window().items());
                    }
                    case TimelineChange.Inserted inserted ->
                            items.addAll(inserted.at(), inserted.items());
                    case TimelineChange.Replaced replaced -> {
                        items.set(replaced.at(), replaced.item());
                        forgetAnswersTo(replaced.item());
                    }
                    case TimelineChange.Removed removed ->
                            items.subList(removed.from(), removed.from() + removed.count()).clear();
                    case TimelineChange.Edges edges -> {
                        older = edge(edges.older());
                        newer = edge(edges.newer());
                    }
                }
            }
            shown = shown(moved, focus);
        }
        listener.accept(shown);
    }

    /** What answers a message shows its text: that has to be turned anew when it is different. */
    private void forgetAnswersTo(TimelineItem changed) {
        if (changed instanceof TimelineItem.Posted posted) {
            var id = Optional.of(posted.message().id());
            known.keySet()
                    .removeIf(item ->
                            item instanceof TimelineItem.Posted p
                                    && p.message().replyTo().equals(id));
        }
    }

    /** Names are different now: everything is turned anew. */
    void renamed() {
        Shown shown;
        synchronized (this) {
            known.clear();
            shown = shown(false, OptionalLong.empty());
        }
        listener.accept(shown);
    }

    private Shown shown(boolean moved, OptionalLong focus) {
        var list = new ArrayList<TimelineEntry>(items.size());
        var outbox = new ArrayList<Outgoing>();
        IdentityHashMap<TimelineItem, Optional<TimelineEntry>> next = new IdentityHashMap<>();
        for (var item : items) {
            if (item instanceof TimelineItem.Outgoing outgoing) {
                outbox.add(Entries.outgoing(outgoing.item()));
                continue;
            }
            var before = known.get(item);
            var entry = before == null ? entry(item) : before;
            next.put(item, entry);
            entry.ifPresent(list::add);
        }
        known = next;
        return new Shown(list, outbox, older, newer, firstUnread, focus, moved);
    }

    private Optional<TimelineEntry> entry(TimelineItem item) {
        return switch (item) {
            case TimelineItem.Posted posted -> {
                var open = timeline;
                yield Optional.of(
                        entries.said(
                                posted.message(),
                                id -> open == null ? Optional.empty() : open.find(id)));
            }
            case TimelineItem.Notice notice -> entries.happened(notice);
            case TimelineItem.Outgoing _ -> Optional.empty();
        };
    }

    private static RoomWindow.Edge edge(parley.client.timeline.Edge edge) {
        return switch (edge) {
            case END -> RoomWindow.Edge.END;
            case MORE -> RoomWindow.Edge.MORE;
            case LOADING -> RoomWindow.Edge.LOADING;
            case OFFLINE -> RoomWindow.Edge.OFFLINE;
        };
    }

    private void with(Consumer<Timeline> action) {
        var open = timeline;
        if (open != null) {
            action.accept(open);
        }
    }

    @Override
    public void older() {
        with(Timeline::older);
    }

    @Override
    public void newer() {
        with(Timeline::newer);
    }

    @Override
    public void toNewest() {
        with(Timeline::toNewest);
    }

    @Override
    public void around(long seq) {
        with(t -> t.around(seq));
    }

    @Override
    public void at(Instant instant) {
        with(t -> t.at(instant));
    }

    @Override
    public void close() {
        with(Timeline::close);
    }
}
