package parley.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.RoomSummary;

class NoticesTest {
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final Notices notices = new Notices(background, Memory.ofThisRun());

    private RoomSummary room(String name) {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void unread(String name, int count) {
        lantern.workspace.rooms.replaceAll(r ->
                r.name().equals(name)
                        ? new RoomSummary(
                                r.id(),
                                r.kind(),
                                r.name(),
                                r.topic(),
                                r.members(),
                                count,
                                0,
                                false,
                                r.muted(),
                                false,
                                false,
                                true,
                                r.other(),
                                r.presence(),
                                r.role(),
                                false)
                        : r);
    }

    private void look(String inView) {
        notices.rooms(
                lantern.workspace,
                lantern.workspace.rooms,
                inView.isEmpty() ? Optional.empty() : Optional.of(room(inView).id()));
    }

    @Test
    void nothingIsSaidOfWhatWasThereBefore() {
        look("");

        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void aMessageInAnotherRoomIsSaidAtItsLevelOnly() {
        look("");
        notices.level(lantern.workspace, room("orders").id(), Level.ALL);

        unread("orders", 1);
        look("");

        assertThat(notices.shown()).hasSize(1);
        assertThat(notices.shown().getFirst().message().author()).isEqualTo(lantern.who("ines"));
    }

    @Test
    void theRoomInViewAndASilencedRoomSayNothing() {
        look("");
        notices.level(lantern.workspace, room("orders").id(), Level.ALL);
        unread("orders", 1);
        look("orders");
        assertThat(notices.shown()).isEmpty();

        notices.level(lantern.workspace, room("orders").id(), Level.NOTHING);
        unread("orders", 2);
        look("");
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void aNoticeGoesAfterAWhile() {
        look("");
        notices.level(lantern.workspace, room("orders").id(), Level.ALL);
        unread("orders", 1);
        look("");

        background.pass(Notices.SHOWN.plusMillis(1));

        assertThat(notices.shown()).isEmpty();
    }
}
