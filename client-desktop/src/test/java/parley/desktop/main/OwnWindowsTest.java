package parley.desktop.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.Memory;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.FakeMicrophone;
import parley.desktop.fake.FakeSpeaker;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.desktop.voice.Recording;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;

class OwnWindowsTest {
    private final Lantern lantern = new Lantern();
    private final Memory memory = Memory.ofThisRun();
    private final MainViewModel main = main();

    private MainViewModel main() {
        return new MainViewModel(
                new FakeHosting(lantern.workspace),
                new ImmediateBackground(),
                InstantSource.fixed(Lantern.NOW),
                Lantern.ZONE,
                key -> key,
                () -> {},
                memory);
    }

    private RoomSummary room(String name) {
        return lantern.workspace.rooms.stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private OwnWindow open(String name) {
        main.windows().open(room(name));
        return main.windows().shown().getLast();
    }

    @Test
    void twoWindowsOfARoomShareOneRecordingAndAnotherRoomIsToldOfIt() {
        main.media().voice().devices(new FakeMicrophone(), new FakeSpeaker());
        main.add(lantern.workspace);
        main.openRoom(room("orders").id());
        var own = open("orders").room().tools().recorder();
        var other = open("deliveries").room().tools().recorder();
        main.inRoom(inMain -> assertThat(inMain.tools().recorder()).isSameAs(own));

        own.start(true);
        other.start(true);

        assertThat(other.state().get())
                .isEqualTo(new Recording.Failed(Line.of("voice.problem.elsewhere", "orders")));
        own.cancel();
        other.start(true);
        assertThat(other.running()).isTrue();
        other.cancel();
    }

    private static List<String> names(MainViewModel of) {
        return of.windows().shown().stream().map(w -> w.summary().name()).toList();
    }

    @Test
    void aRoomHasOneWindowHoweverOftenItIsOpened() {
        main.add(lantern.workspace);
        var first = open("orders");
        int[] raised = new int[1];
        first.surface().onFront(() -> raised[0]++);

        open("orders");

        assertThat(names(main)).containsExactly("orders");
        assertThat(raised[0]).isEqualTo(1);
    }

    @Test
    void windowsComeBackWithTheProgramUnlessTheyWereClosed() {
        main.add(lantern.workspace);
        open("orders");
        open("deliveries").close();
        main.close();

        var again = main();
        again.add(lantern.workspace);

        assertThat(names(main)).isEmpty();
        assertThat(names(again)).containsExactly("orders");
    }

    @Test
    void theWindowOfARoomOneLostIsClosedAndStaysAway() {
        main.add(lantern.workspace);
        open("orders");

        lantern.workspace.rooms.remove(room("orders"));
        lantern.workspace.tell(new Change.Rooms());

        assertThat(names(main)).isEmpty();
        assertThat(memory.list("windows")).noneMatch(w -> !w.isEmpty());
    }

    @Test
    void whatIsTypedInOneWindowOfARoomStandsInTheOther() {
        main.add(lantern.workspace);
        main.openRoom(room("orders").id());
        var own = open("orders").room().composer();

        own.draftProperty().set("in the window");
        main.inRoom(r -> assertThat(r.composer().draftProperty().get()).isEqualTo("in the window"));
        main.openRoom(room("deliveries").id());
        own.draftProperty().set("while it was elsewhere");
        main.openRoom(room("orders").id());
        main.inRoom(r -> {
            assertThat(r.composer().draftProperty().get()).isEqualTo("while it was elsewhere");
            r.composer().send();
        });

        assertThat(own.draftProperty().get()).isEmpty();
        assertThat(lantern.workspace.conversations.values())
                .anySatisfy(c -> assertThat(c.sent).containsExactly("while it was elsewhere"));
    }

    @Test
    void aMessageIsNoNewsWhereSomebodyLooksAtItsRoomInAnyWindow() {
        main.add(lantern.workspace);
        main.openRoom(room("orders").id());
        main.notices()
                .level(lantern.workspace, room("deliveries").id(), parley.desktop.notify.Level.ALL);
        var own = open("deliveries");
        main.watched(false);
        own.watched(true);
        more("deliveries");
        assertThat(main.notices().shown()).isEmpty();

        own.watched(false);
        more("deliveries");
        assertThat(main.notices().shown()).hasSize(1);
    }

    private void more(String name) {
        var rooms = lantern.workspace.rooms;
        rooms.replaceAll(r ->
                r.name().equals(name)
                        ? new RoomSummary(
                                r.id(),
                                r.kind(),
                                r.name(),
                                r.topic(),
                                r.members(),
                                r.unread() + 1,
                                r.mentions(),
                                false,
                                false,
                                false,
                                false,
                                true,
                                r.other(),
                                r.presence(),
                                r.role(),
                                false)
                        : r);
        lantern.workspace.tell(new Change.Rooms());
    }

    @Test
    void dialogsBelongToTheWindowTheyWereAskedIn() {
        main.add(lantern.workspace);
        main.openRoom(room("orders").id());
        var own = open("orders");

        own.room().goToDay();

        assertThat(own.surface().dialogProperty().get()).isInstanceOf(Dialog.GoingToDay.class);
        assertThat(main.dialogProperty().get()).isNull();
    }
}
