package parley.desktop.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.MessageId;
import parley.protocol.UserId;

/** Turns entries into rows: days, groups of one author, the first-unread line. A pure function. */
final class Layout {
    /** Messages of one author within this time are one group. */
    static final Duration GROUP = Duration.ofMinutes(5);

    /** So many system lines of one kind in a row stay as they are. */
    static final int UNFOLDED = 3;

    private final ZoneId zone;
    private final List<TimelineItem> rows = new ArrayList<>();
    private @Nullable LocalDate day;
    private @Nullable UserId author;
    private Instant last = Instant.MIN;

    private Layout(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The rows of {@code entries} (oldest first) and {@code outbox}.
     *
     * @param beginning whether the first entry is the first of the room
     * @param unread where the first-unread line stands and what it counts
     */
    static List<TimelineItem> rows(
            List<TimelineEntry> entries,
            List<Outgoing> outbox,
            boolean beginning,
            Unread unread,
            ZoneId zone,
            UserId me) {
        return rows(entries, outbox, beginning, unread, zone, me, Shown.PLAIN);
    }

    /**
     * What a person changed about the rows.
     *
     * @param unfolded first places of runs that were opened
     * @param chosen messages that were chosen
     */
    record Shown(Set<Long> unfolded, Set<MessageId> chosen) {
        static final Shown PLAIN = new Shown(Set.of(), Set.of());
    }

    /** The rows as a person sees them. */
    static List<TimelineItem> rows(
            List<TimelineEntry> entries,
            List<Outgoing> outbox,
            boolean beginning,
            Unread unread,
            ZoneId zone,
            UserId me,
            Shown shown) {
        var layout = new Layout(zone);
        if (beginning) {
            layout.rows.add(new TimelineItem.Beginning());
        }
        long newestOwn = newestOwn(entries);
        boolean lineDrawn = false;
        for (var entry : entries) {
            layout.startDay(entry.at());
            if (!lineDrawn && unread.covers(entry)) {
                lineDrawn = true;
                layout.breakGroup();
                layout.rows.add(new TimelineItem.FirstUnread(unreadIn(entries, unread)));
            }
            switch (entry) {
                case TimelineEntry.Said said ->
                        layout.rows.add(
                                new TimelineItem.Message(
                                        said,
                                        layout.startsGroup(said.author().id(), said.at()),
                                        said.seq() == newestOwn,
                                        shown.chosen().contains(said.id())));
                case TimelineEntry.Happened happened -> {
                    layout.breakGroup();
                    layout.rows.add(new TimelineItem.Event(happened));
                }
            }
        }
        for (var outgoing : outbox) {
            layout.startDay(outgoing.at());
            layout.rows.add(
                    new TimelineItem.Waiting(outgoing, layout.startsGroup(me, outgoing.at())));
        }
        return folded(layout.rows, shown.unfolded());
    }

    /** More than three people who came or went one after the other become one row. */
    private static List<TimelineItem> folded(List<TimelineItem> rows, Set<Long> unfolded) {
        var result = new ArrayList<TimelineItem>(rows.size());
        for (int i = 0; i < rows.size(); ) {
            int end = i;
            while (end < rows.size() && sameKind(rows.get(i), rows.get(end))) {
                end++;
            }
            if (end - i <= UNFOLDED) {
                result.addAll(rows.subList(i, Math.max(end, i + 1)));
            } else {
                var run =
                        rows.subList(i, end).stream()
                                .map(r -> ((TimelineItem.Event) r).entry())
                                .toList();
                if (unfolded.contains(run.getFirst().seq())) {
                    result.addAll(rows.subList(i, end));
                } else {
                    result.add(new TimelineItem.Folded(run));
                }
            }
            i = Math.max(end, i + 1);
        }
        return result;
    }

    private static boolean sameKind(TimelineItem first, TimelineItem other) {
        return first instanceof TimelineItem.Event a
                && other instanceof TimelineItem.Event b
                && a.entry().kind() == b.entry().kind()
                && (a.entry().kind() == TimelineEntry.Kind.JOINED
                        || a.entry().kind() == TimelineEntry.Kind.LEFT);
    }

    private static long newestOwn(List<TimelineEntry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i) instanceof TimelineEntry.Said said && said.own()) {
                return said.seq();
            }
        }
        return -1;
    }

    private static int unreadIn(List<TimelineEntry> entries, Unread unread) {
        return (int) entries.stream().filter(unread::covers).count();
    }

    /**
     * What was unread when the room was opened: messages of others after one place, up to another.
     */
    record Unread(long after, long upTo) {
        /** Nothing was. */
        static final Unread NONE = new Unread(Long.MAX_VALUE, Long.MAX_VALUE);

        boolean covers(TimelineEntry entry) {
            return entry instanceof TimelineEntry.Said said
                    && !said.own()
                    && said.seq() > after
                    && said.seq() <= upTo;
        }
    }

    private void startDay(Instant at) {
        var date = LocalDate.ofInstant(at, zone);
        if (!date.equals(day)) {
            day = date;
            breakGroup();
            rows.add(new TimelineItem.Day(date));
        }
    }

    private boolean startsGroup(UserId by, Instant at) {
        boolean starts = !by.equals(author) || at.isAfter(last.plus(GROUP));
        author = by;
        last = at;
        return starts;
    }

    private void breakGroup() {
        author = null;
        last = Instant.MIN;
    }
}
