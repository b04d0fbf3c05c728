package parley.desktop.timeline;

import java.time.LocalDate;
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

    /**
     * A message that was accepted.
     *
     * @param first whether it starts a group and shows its author
     * @param showSent whether it shows that it was sent
     */
    record Message(TimelineEntry.Said entry, boolean first, boolean showSent)
            implements TimelineItem {}

    /** A message of one's own on its way. */
    record Waiting(Outgoing outgoing, boolean first) implements TimelineItem {}

    /** The place in the room of what this row shows, if it has one. */
    default Optional<Long> seq() {
        return switch (this) {
            case Message m -> Optional.of(m.entry().seq());
            case Event e -> Optional.of(e.entry().seq());
            case Day _, FirstUnread _, Beginning _, Waiting _ -> Optional.empty();
        };
    }
}
