package parley.server.aws.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import parley.client.timeline.TimelineChange;
import parley.client.timeline.TimelineItem;
import parley.client.timeline.TimelineListener;

/** A room as a screen shows it, from the timeline's changes alone; notes what must never be. */
final class ShownLines implements TimelineListener {
    /** Guarded by {@code this}, as all below. */
    private final List<TimelineItem> items = new ArrayList<>();

    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void changed(List<TimelineChange> changes) {
        for (TimelineChange change : changes) {
            switch (change) {
                case TimelineChange.Reset reset -> {
                    items.clear();
                    items.addAll(reset.window().items());
                }
                case TimelineChange.Inserted i -> items.addAll(i.at(), i.items());
                case TimelineChange.Replaced r -> items.set(r.at(), r.item());
                case TimelineChange.Removed r ->
                        items.subList(r.from(), r.from() + r.count()).clear();
                case TimelineChange.Edges _ -> {}
            }
        }
        check();
    }

    private void check() {
        long last = 0;
        Set<String> texts = new HashSet<>();
        for (TimelineItem item : items) {
            if (item instanceof TimelineItem.Posted posted) {
                if (posted.message().seq() <= last) {
                    faults.add(posted.message().seq() + " after " + last);
                }
                last = posted.message().seq();
            }
            if (item instanceof TimelineItem.Posted || item instanceof TimelineItem.Outgoing) {
                String text = text(item);
                if (!texts.add(text)) {
                    faults.add("twice: " + text);
                }
            }
        }
    }

    private static String text(TimelineItem item) {
        return switch (item) {
            case TimelineItem.Posted posted -> posted.message().text();
            case TimelineItem.Outgoing outgoing -> outgoing.item().message().text();
            case TimelineItem.Notice notice -> notice.key();
        };
    }

    /** What the server has, in the order in which it is shown. */
    synchronized List<String> texts() {
        return items.stream()
                .filter(TimelineItem.Posted.class::isInstance)
                .map(ShownLines::text)
                .toList();
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
