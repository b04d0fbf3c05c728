package parley.client.workspace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parley.client.timeline.TimelineChange;
import parley.client.timeline.TimelineItem;
import parley.client.timeline.TimelineListener;

/**
 * Watches a timeline over a long time: every line is there once, and the sequences only rise, after
 * each single change.
 */
final class Ledger implements TimelineListener {
    /** Guarded by {@code this}. */
    private final List<TimelineItem> items = new ArrayList<>();

    /** Guarded by {@code this}. Texts as they were first shown as posted. */
    private final Set<String> shown = new LinkedHashSet<>();

    /** Guarded by {@code this}. */
    private final List<String> faults = new ArrayList<>();

    @Override
    public synchronized void changed(List<TimelineChange> changes) {
        for (TimelineChange change : changes) {
            apply(change);
        }
        check();
    }

    private synchronized void apply(TimelineChange change) {
        switch (change) {
            case TimelineChange.Reset reset -> {
                items.clear();
                items.addAll(reset.window().items());
            }
            case TimelineChange.Inserted i -> items.addAll(i.at(), i.items());
            case TimelineChange.Replaced r -> items.set(r.at(), r.item());
            case TimelineChange.Removed r -> items.subList(r.from(), r.from() + r.count()).clear();
            case TimelineChange.Edges _ -> {}
        }
    }

    private synchronized void check() {
        long last = 0;
        boolean outgoing = false;
        Set<String> keys = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (TimelineItem item : items) {
            if (!keys.add(item.key())) {
                faults.add("twice: " + item.key());
            }
            switch (item) {
                case TimelineItem.Posted posted -> {
                    if (posted.message().seq() <= last || outgoing) {
                        faults.add("out of order: " + posted.message().seq() + " after " + last);
                    }
                    last = posted.message().seq();
                    shown.add(posted.message().text());
                    if (!texts.add(posted.message().text())) {
                        faults.add("two messages: " + posted.message().text());
                    }
                }
                case TimelineItem.Outgoing _ -> outgoing = true;
                case TimelineItem.Notice notice -> last = Math.max(last, notice.seq());
            }
        }
    }

    /** Texts in the order in which they were first shown. */
    synchronized List<String> shown() {
        return List.copyOf(shown);
    }

    /** How many different messages were shown. */
    synchronized int count() {
        return shown.size();
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }
}
