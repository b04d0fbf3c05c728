package parley.desktop.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/**
 * The rows that are shown; a new set of them is told as the one stretch that differs. UI thread
 * only.
 */
final class Rows extends ModifiableObservableListBase<TimelineItem> {
    private final List<TimelineItem> items = new ArrayList<>();

    /** Becomes {@code next}; what is equal at the start and at the end stays untouched. */
    void become(List<TimelineItem> next) {
        int shorter = Math.min(items.size(), next.size());
        int start = 0;
        while (start < shorter && items.get(start).equals(next.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && items.get(items.size() - 1 - end).equals(next.get(next.size() - 1 - end))) {
            end++;
        }
        if (start == items.size() && start == next.size()) {
            return;
        }
        beginChange();
        for (int i = items.size() - end - 1; i >= start; i--) {
            remove(i);
        }
        addAll(start, next.subList(start, next.size() - end));
        endChange();
    }

    @Override
    public TimelineItem get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    protected void doAdd(int index, TimelineItem item) {
        items.add(index, item);
    }

    @Override
    protected TimelineItem doSet(int index, TimelineItem item) {
        return items.set(index, item);
    }

    @Override
    protected TimelineItem doRemove(int index) {
        return items.remove(index);
    }
}
