package parley.desktop.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.TimelineEntry;

/** One row of a timeline. */
public sealed interface TimelineItem {
    /** The start of a day. */
    record Day(LocalDate date) implements TimelineItem {}

    /** Where the unread messages begin. */
    record FirstUnread(int count) implements TimelineItem {}

    /** The start of the room. */
    record Beginning() implements TimelineItem {}

    /** Something that happened. */
    record Event(TimelineEntry.Happened entry) implements TimelineItem {}

    /** Several things of one kind that happened one after the other. */
    record Folded(List<TimelineEntry.Happened> entries) implements TimelineItem {
        public Folded {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A message that was accepted.
     *
     * @param first whether it starts a group and shows its author
     * @param showSent whether it shows that it was sent
     * @param chosen whether it is one of several that were chosen
     */
    record Message(TimelineEntry.Said entry, boolean first, boolean showSent, boolean chosen)
            implements TimelineItem {}

    /** A message of one's own on its way. */
    record Waiting(Outgoing outgoing, boolean first) implements TimelineItem {}

    /** The place in the room of what this row shows, if it has one. */
    default Optional<Long> seq() {
        return switch (this) {
            case Message m -> Optional.of(m.entry().seq());
            case Event e -> Optional.of(e.entry().seq());
            case Folded f -> Optional.of(f.entries().getLast().seq());
            case Day _, FirstUnread _, Beginning _, Waiting _ -> Optional.empty();
        };
    }
}
