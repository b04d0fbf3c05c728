package parley.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.desktop.workspace.Outgoing;
import parley.protocol.RoomId;

class TimelineViewModelTest {
    private final Lantern lantern = new Lantern();
    private final FakeConversation room = new FakeConversation(new RoomId("r_t"), 10);
    private final TimelineViewModel model =
            new TimelineViewModel(
                    room, lantern.who("ruth"), new ImmediateBackground(), Lantern.ZONE);

    @Test
    void olderHistoryIsAddedUntilTheBeginning() {
        fill(25);
        model.open();
        var newest = model.rows().getLast();

        model.older();
        model.older();
        model.older();

        assertThat(model.rows().getFirst()).isEqualTo(new TimelineItem.Beginning());
        assertThat(model.rows().getLast()).isEqualTo(newest);
        assertThat(model.rows().stream().filter(r -> r.seq().isPresent())).hasSize(25);
    }

    @Test
    void whatIsSeenAtTheEndIsMarkedRead() {
        fill(3);
        model.open();

        room.add(lantern.said("mai", "2026-11-20", "09:00", "one more"));

        assertThat(room.marked).isEqualTo(room.log.getLast().seq());
        assertThat(model.newBelow().get()).isZero();
    }

    @Test
    void whatArrivesBelowTheViewIsCountedAndNotMarkedRead() {
        fill(3);
        model.open();
        long seen = room.marked;
        model.endInView(false);

        room.add(lantern.said("mai", "2026-11-20", "09:00", "one"));
        room.add(lantern.said("ruth", "2026-11-20", "09:01", "my own"));
        room.add(lantern.said("mai", "2026-11-20", "09:02", "two"));

        assertThat(model.newBelow().get()).isEqualTo(2);
        assertThat(room.marked).isEqualTo(seen);

        model.endInView(true);

        assertThat(model.newBelow().get()).isZero();
        assertThat(room.marked).isEqualTo(room.log.getLast().seq());
    }

    @Test
    void nothingIsMarkedReadWhileTheWindowIsInTheBackground() {
        fill(1);
        model.watched(false);

        model.open();

        assertThat(room.marked).isZero();
        model.watched(true);
        assertThat(room.marked).isEqualTo(room.log.getLast().seq());
    }

    @Test
    void theFirstUnreadLineKeepsItsCountWhileMoreArrives() {
        fill(4);
        room.firstUnread = OptionalLong.of(room.log.get(2).seq());
        model.open();

        room.add(lantern.said("mai", "2026-11-20", "09:00", "later"));

        assertThat(model.rows()).contains(new TimelineItem.FirstUnread(2));
    }

    @Test
    void aFailedMessageCanBeTriedAgainOrDiscarded() {
        fill(1);
        model.open();
        room.send("first", Optional.empty());
        room.refuse(0, Line.of("message.problem.forbidden"));
        var failed = room.outbox.getFirst().cid();

        model.retry(failed);
        assertThat(((TimelineItem.Waiting) model.rows().getLast()).outgoing().state())
                .isEqualTo(Outgoing.State.QUEUED);

        model.discard(failed);
        assertThat(model.rows().getLast()).isInstanceOf(TimelineItem.Message.class);
    }

    @Test
    void aJumpToAMessageThatIsNotHeldReadsWhatIsRoundIt() {
        fill(40);
        model.open();
        long far = room.log.get(2).seq();

        model.jumpTo(far);

        assertThat(model.target().get()).isEqualTo(far);
        assertThat(model.rows().stream().anyMatch(r -> r.seq().filter(s -> s == far).isPresent()))
                .isTrue();
    }

    @Test
    void aClosedTimelineIsToldNothingMore() {
        fill(2);
        model.open();
        int rows = model.rows().size();

        model.close();
        room.add(lantern.said("mai", "2026-11-20", "09:00", "late"));

        assertThat(model.rows()).hasSize(rows);
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            room.log.add(lantern.said("mai", "2026-11-20", "08:%02d".formatted(i), "text " + i));
        }
    }
}
