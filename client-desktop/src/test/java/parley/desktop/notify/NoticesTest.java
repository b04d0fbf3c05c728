package parley.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.RoomSummary;

class NoticesTest {
    private Instant now = Lantern.NOW;
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final Notices notices =
            new Notices(background, Memory.ofThisRun(), () -> now, Lantern.ZONE);
    private final List<String> outside = new ArrayList<>();
    private int played;

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
                inView.isEmpty() ? Set.of() : Set.of(room(inView).id()));
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

    private void comesWhileNobodyLooks() {
        notices.outside((title, text) -> outside.add(title + ": " + text), () -> played++);
        notices.watched(false);
        look("");
        notices.level(lantern.workspace, room("orders").id(), Level.ALL);
        unread("orders", 1);
        look("");
    }

    @Test
    void theSystemSaysItWhileNobodyLooks() {
        comesWhileNobodyLooks();

        assertThat(outside)
                .containsExactly(
                        "Ines Duarte · orders: Hi all, I take over the varnish line on Monday.");
        assertThat(played).isEqualTo(1);
    }

    @Test
    void theSystemIsSilentWhileSomebodyLooks() {
        comesWhileNobodyLooks();
        notices.watched(true);
        unread("orders", 2);
        look("");

        assertThat(outside).hasSize(1);
    }

    @Test
    void whatIsSwitchedOffIsNotHeardAndNotShown() {
        for (var each : NoticeSettings.Switch.values()) {
            notices.settings().set(each, false);
        }

        comesWhileNobodyLooks();

        assertThat(outside).isEmpty();
        assertThat(played).isZero();
        assertThat(notices.shown()).isEmpty();
    }

    @Test
    void quietHoursGoOverMidnight() {
        assertThat(notices.settings().quiet("22:00-07:00")).isTrue();
        now = Instant.parse("2026-11-20T06:59:00Z");
        comesWhileNobodyLooks();
        assertThat(notices.shown()).isEmpty();

        now = Instant.parse("2026-11-20T07:00:00Z");
        unread("orders", 2);
        look("");
        assertThat(notices.shown()).hasSize(1);
    }

    @Test
    void hoursThatAreNoneAreRefusedAndTheOldOnesStay() {
        notices.settings().quiet("22:00-07:00");

        assertThat(notices.settings().quiet("late")).isFalse();
        assertThat(notices.settings().quiet()).isEqualTo("22:00-07:00");
    }

    @Test
    void aKeywordCallsOnlyAsAWordOfItsOwn() {
        notices.settings().keywords(" Varnish line, , oak ");

        assertThat(notices.settings().keywords()).isEqualTo("Varnish line, oak");
        assertThat(notices.settings().calls("the VARNISH LINE on Monday")).isTrue();
        assertThat(notices.settings().calls("soaked, cloak, oaks")).isFalse();
        assertThat(notices.settings().calls("cloak and (oak).")).isTrue();
    }

    @Test
    void doNotDisturbSaysNothing() {
        notices.settings().undisturbed(true);

        comesWhileNobodyLooks();

        assertThat(notices.shown()).isEmpty();
        assertThat(outside).isEmpty();
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
