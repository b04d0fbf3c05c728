package parley.client.workspace;

import java.util.ArrayList;
import java.util.List;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineChange;
import parley.client.timeline.TimelineItem;
import parley.client.timeline.TimelineListener;
import parley.protocol.RoomId;

/** Shows a timeline as a screen does: from its changes alone. */
final class Watcher implements TimelineListener, AutoCloseable {
    /** Guarded by {@code this}. */
    private final List<TimelineItem> items = new ArrayList<>();

    /** Guarded by {@code this}. Texts in the order in which they were first shown. */
    private final List<String> resets = new ArrayList<>();

    private final Timeline timeline;

    Watcher(WorkspaceSession session, RoomId room) {
        this.timeline = session.timeline(room, this);
    }

    Timeline timeline() {
        return timeline;
    }

    @Override
    public synchronized void changed(List<TimelineChange> changes) {
        for (TimelineChange change : changes) {
            switch (change) {
                case TimelineChange.Reset reset -> {
                    items.clear();
                    items.addAll(reset.window().items());
                    resets.add("reset");
                }
                case TimelineChange.Inserted i -> items.addAll(i.at(), i.items());
                case TimelineChange.Replaced r -> items.set(r.at(), r.item());
                case TimelineChange.Removed r ->
                        items.subList(r.from(), r.from() + r.count()).clear();
                case TimelineChange.Edges _ -> {}
            }
        }
    }

    synchronized List<TimelineItem> items() {
        return List.copyOf(items);
    }

    /** What the server has, as shown, in order. */
    synchronized List<String> texts() {
        return items.stream()
                .filter(TimelineItem.Posted.class::isInstance)
                .map(i -> ((TimelineItem.Posted) i).message().text())
                .toList();
    }

    synchronized List<String> outgoing() {
        return items.stream()
                .filter(TimelineItem.Outgoing.class::isInstance)
                .map(i -> ((TimelineItem.Outgoing) i).item().message().text())
                .toList();
    }

    synchronized int resets() {
        return resets.size();
    }

    @Override
    public void close() {
        timeline.close();
    }
}
