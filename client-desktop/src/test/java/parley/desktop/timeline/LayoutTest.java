package parley.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.text.Line;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.TimelineEntry;
import parley.protocol.Cid;
import parley.protocol.MessageId;
import parley.protocol.UserId;

class LayoutTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private final Person me = new Person(new UserId("u_me"), "me", "Me");
    private final Person mai = new Person(new UserId("u_mai"), "mai", "Mai");
    private final List<TimelineEntry> entries = new ArrayList<>();
    private long seq;

    @Test
    void messagesOfOneAuthorWithinFiveMinutesAreOneGroup() {
        said(mai, NOON);
        said(mai, NOON.plusSeconds(300));
        said(mai, NOON.plusSeconds(601));
        said(me, NOON.plusSeconds(602));

        assertThat(firsts(rows(Layout.Unread.NONE))).containsExactly(true, false, true, true);
    }

    @Test
    void aDayStartsWithItsNameAndANewGroup() {
        said(mai, Instant.parse("2026-11-19T23:59:00Z"));
        said(mai, Instant.parse("2026-11-20T00:00:00Z"));

        var rows = rows(Layout.Unread.NONE);

        assertThat(rows.stream().filter(r -> r instanceof TimelineItem.Day)).hasSize(2);
        assertThat(firsts(rows)).containsExactly(true, true);
    }

    @Test
    void theFirstUnreadLineStandsBeforeTheFirstMessageOfSomebodyElse() {
        said(mai, NOON);
        said(me, NOON.plusSeconds(1));
        said(mai, NOON.plusSeconds(2));
        said(mai, NOON.plusSeconds(3));

        var rows = rows(new Layout.Unread(1, 4));

        var line =
                rows.stream()
                        .filter(r -> r instanceof TimelineItem.FirstUnread)
                        .findFirst()
                        .orElseThrow();
        assertThat(line).isEqualTo(new TimelineItem.FirstUnread(2));
        assertThat(rows.get(rows.indexOf(line) + 1).seq()).contains(3L);
    }

    @Test
    void somethingThatHappenedBreaksAGroup() {
        said(mai, NOON);
        entries.add(
                new TimelineEntry.Happened(
                        ++seq,
                        NOON,
                        TimelineEntry.Kind.JOINED,
                        Line.of("timeline.joined", "Ines")));
        said(mai, NOON.plusSeconds(1));

        assertThat(firsts(rows(Layout.Unread.NONE))).containsExactly(true, true);
    }

    @Test
    void whatIsOnItsWayFollowsOnesOwnMessages() {
        said(me, NOON);
        var waiting =
                new Outgoing(
                        Cid.create(() -> NOON),
                        NOON.plusSeconds(9),
                        "later",
                        Outgoing.State.QUEUED,
                        Optional.empty());

        var rows =
                Layout.rows(
                        entries,
                        List.of(waiting),
                        false,
                        Layout.Unread.NONE,
                        ZoneOffset.UTC,
                        me.id());

        assertThat(rows.getLast()).isEqualTo(new TimelineItem.Waiting(waiting, false));
    }

    @Test
    void onlyTheNewestOwnMessageShowsThatItWasSent() {
        said(me, NOON);
        said(me, NOON.plusSeconds(1));
        said(mai, NOON.plusSeconds(2));

        var sent =
                rows(Layout.Unread.NONE).stream()
                        .filter(r -> r instanceof TimelineItem.Message m && m.showSent())
                        .map(r -> r.seq().orElseThrow());

        assertThat(sent).containsExactly(2L);
    }

    @Test
    void anEmptyRoomHasOnlyItsBeginning() {
        var rows =
                Layout.rows(
                        List.of(), List.of(), true, Layout.Unread.NONE, ZoneOffset.UTC, me.id());

        assertThat(rows).containsExactly(new TimelineItem.Beginning());
    }

    private void said(Person by, Instant at) {
        seq++;
        entries.add(
                new TimelineEntry.Said(
                        new MessageId("m_" + seq),
                        seq,
                        at,
                        by,
                        "text " + seq,
                        by.equals(me),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty()));
    }

    private List<TimelineItem> rows(Layout.Unread unread) {
        return Layout.rows(entries, List.of(), false, unread, ZoneOffset.UTC, me.id());
    }

    private static List<Boolean> firsts(List<TimelineItem> rows) {
        return rows.stream()
                .filter(r -> r instanceof TimelineItem.Message)
                .map(r -> ((TimelineItem.Message) r).first())
                .toList();
    }
}
