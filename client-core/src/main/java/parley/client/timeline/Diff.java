package parley.client.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The small steps from one list of lines to the next. */
final class Diff {
    private Diff() {}

    /** Changes that turn {@code before} into {@code after}, each on the result of the last. */
    static List<TimelineChange> between(List<TimelineItem> before, List<TimelineItem> after) {
        int prefix = 0;
        int most = Math.min(before.size(), after.size());
        while (prefix < most && before.get(prefix).equals(after.get(prefix))) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < most - prefix
                && before.get(before.size() - 1 - suffix)
                        .equals(after.get(after.size() - 1 - suffix))) {
            suffix++;
        }
        List<TimelineItem> old = before.subList(prefix, before.size() - suffix);
        List<TimelineItem> fresh = after.subList(prefix, after.size() - suffix);
        if (old.isEmpty() && fresh.isEmpty()) {
            return List.of();
        }
        return middle(prefix, old, fresh);
    }

    private static List<TimelineChange> middle(
            int at, List<TimelineItem> old, List<TimelineItem> fresh) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            places.put(fresh.get(i).key(), i);
        }
        Set<String> kept = new HashSet<>();
        int highest = -1;
        for (TimelineItem each : old) {
            int place = places.getOrDefault(each.key(), -1);
            if (place > highest) {
                kept.add(each.key());
                highest = place;
            }
        }
        List<TimelineChange> changes = new ArrayList<>();
        List<TimelineItem> now = remove(at, old, kept, changes);
        insert(at, now, fresh, kept, changes);
        for (int i = 0; i < fresh.size(); i++) {
            if (!now.get(i).equals(fresh.get(i))) {
                changes.add(new TimelineChange.Replaced(at + i, fresh.get(i)));
            }
        }
        return changes;
    }

    private static List<TimelineItem> remove(
            int at, List<TimelineItem> old, Set<String> kept, List<TimelineChange> changes) {
        List<TimelineItem> now = new ArrayList<>(old);
        for (int i = old.size() - 1; i >= 0; ) {
            int end = i;
            while (i >= 0 && !kept.contains(old.get(i).key())) {
                i--;
            }
            if (i < end) {
                changes.add(new TimelineChange.Removed(at + i + 1, end - i));
                now.subList(i + 1, end + 1).clear();
            }
            i--;
        }
        return now;
    }

    private static void insert(
            int at,
            List<TimelineItem> now,
            List<TimelineItem> fresh,
            Set<String> kept,
            List<TimelineChange> changes) {
        for (int i = 0; i < fresh.size(); ) {
            int end = i;
            while (end < fresh.size() && !kept.contains(fresh.get(end).key())) {
                end++;
            }
            if (end > i) {
                List<TimelineItem> run = List.copyOf(fresh.subList(i, end));
                changes.add(new TimelineChange.Inserted(at + i, run));
                now.addAll(i, run);
            }
            i = end + 1;
        }
    }
}
