package parley.client.timeline;

import java.util.List;

/** A step from one window to the next; indices are those before the step. */
public sealed interface TimelineChange {
    /** Everything is new: forget what was shown. */
    record Reset(Timeline.Window window) implements TimelineChange {}

    /** These stand at {@code at} now; what was there moves behind them. */
    record Inserted(int at, List<TimelineItem> items) implements TimelineChange {
        public Inserted {
            items = List.copyOf(items);
        }
    }

    /** The item at {@code at} looks different; often only its key is the same. */
    record Replaced(int at, TimelineItem item) implements TimelineChange {}

    /** {@code count} items from {@code from} on are gone. */
    record Removed(int from, int count) implements TimelineChange {}

    /** What lies beyond the ends is different now. */
    record Edges(Edge older, Edge newer) implements TimelineChange {}
}
