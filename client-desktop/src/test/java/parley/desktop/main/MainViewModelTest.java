package parley.desktop.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.FakeHosting;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.switcher.SwitcherViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;

class MainViewModelTest {
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final MainViewModel model =
            new MainViewModel(
                    new FakeHosting(lantern.workspace),
                    background,
                    InstantSource.fixed(Lantern.NOW),
                    Lantern.ZONE,
                    key -> key,
                    () -> {});

    @Test
    void aWorkspaceOpensInItsFirstRoom() {
        model.add(lantern.workspace);

        assertThat(openName()).isEqualTo("announcements");
    }

    @Test
    void roomsThatArriveLaterAreOpenedToo() {
        var rooms = new java.util.ArrayList<>(lantern.workspace.rooms);
        lantern.workspace.rooms.clear();
        model.add(lantern.workspace);
        assertThat(model.center().get()).isInstanceOf(Center.Nothing.class);

        lantern.workspace.rooms.addAll(rooms);
        lantern.workspace.tell(new Change.Rooms());

        assertThat(model.center().get()).isInstanceOf(Center.InRoom.class);
    }

    @Test
    void goingBackToTheListStaysThere() {
        model.add(lantern.workspace);
        model.backToRooms();

        lantern.workspace.tell(new Change.Rooms());

        assertThat(model.center().get()).isInstanceOf(Center.Nothing.class);
    }

    @Test
    void aShortCutIsNotWorthABanner() {
        model.add(lantern.workspace);

        lantern.workspace.tell(new Change.LinkChanged(new Link.Offline(Lantern.NOW)));
        lantern.workspace.tell(new Change.LinkChanged(new Link.Online()));
        background.pass(Duration.ofSeconds(10));

        assertThat(banner()).isInstanceOf(LinkBanner.None.class);
    }

    @Test
    void aLongCutSaysSinceWhenAndHowManyMessagesWait() {
        model.add(lantern.workspace);
        lantern.workspace.waiting = 2;

        lantern.workspace.tell(new Change.LinkChanged(new Link.Offline(Lantern.NOW)));
        background.pass(OpenWorkspace.OFFLINE_AFTER);
        assertThat(banner()).isEqualTo(new LinkBanner.Offline(Lantern.NOW, 2));

        lantern.workspace.tell(new Change.LinkChanged(new Link.Online()));
        assertThat(banner()).isEqualTo(new LinkBanner.Back(2));

        background.pass(OpenWorkspace.BACK_FOR);
        assertThat(banner()).isInstanceOf(LinkBanner.None.class);
    }

    @Test
    void theEndOfASignInSaysSoAtOnce() {
        model.add(lantern.workspace);

        lantern.workspace.tell(new Change.LinkChanged(new Link.Ended(Link.Why.SIGNED_OUT)));

        assertThat(banner()).isEqualTo(new LinkBanner.Ended(Link.Why.SIGNED_OUT));
    }

    @Test
    void oneCanSignInAgainWithoutLeavingTheRoom() {
        model.add(lantern.workspace);
        lantern.workspace.tell(new Change.LinkChanged(new Link.Ended(Link.Why.SIGNED_OUT)));
        model.opening().askSignIn();
        var signIn = ((Dialog.SigningIn) model.dialogProperty().get()).model();

        signIn.passwordProperty().set("wrong");
        signIn.signIn();
        assertThat(signIn.problem().get().key()).isEqualTo("signIn.problem.password");

        signIn.passwordProperty().set("right");
        signIn.signIn();
        assertThat(model.dialogProperty().get()).isNull();
        assertThat(banner()).isInstanceOf(LinkBanner.None.class);
    }

    @Test
    void typingEndsByItself() {
        model.add(lantern.workspace);
        var room = room();
        var id = room.roomProperty().get().id();

        lantern.workspace.tell(new Change.Typing(id, java.util.List.of("Mai")));
        lantern.workspace.tell(new Change.Typing(new RoomId("r_other"), java.util.List.of("Sam")));
        assertThat(room.typing()).containsExactly("Mai");

        background.pass(OpenRoom.TYPING_HOLDS);
        assertThat(room.typing()).isEmpty();
    }

    @Test
    void oneCanGoBackThroughTheRooms() {
        model.add(lantern.workspace);
        model.step(1, false);
        var second = openName();
        model.step(1, true);
        var third = openName();

        model.travel(-1);
        assertThat(openName()).isEqualTo(second);
        model.travel(1);
        assertThat(openName()).isEqualTo(third);
    }

    @Test
    void aRoomOneLeavesIsGoneFromTheList() {
        model.add(lantern.workspace);
        var name = openName();

        model.care().askLeave();
        ((Dialog.Leaving) model.dialogProperty().get()).model().leave().run();

        assertThat(model.current().get().rooms().rooms()).noneMatch(r -> r.name().equals(name));
        assertThat(openName()).isNotEqualTo(name);
    }

    @Test
    void aNewRoomOpensAtOnce() {
        model.add(lantern.workspace);
        model.opening().newRoom();
        var making = ((Dialog.MakingRoom) model.dialogProperty().get()).model();
        making.nameProperty().set("varnish");

        making.create();

        assertThat(openName()).isEqualTo("varnish");
        assertThat(model.dialogProperty().get()).isNull();
    }

    @Test
    void theSwitcherFindsRoomsPeopleAndCommandsByLettersWithoutAccents() {
        lantern.workspace.room(RoomKind.PUBLIC, "über-uns", "", 0, 0, "");
        model.add(lantern.workspace);
        model.opening().switcher();
        var switcher = ((Dialog.Switching) model.dialogProperty().get()).model();

        switcher.queryProperty().set("uber");

        assertThat(switcher.items().getLast()).isEqualTo(new SwitcherViewModel.Item.Search("uber"));
        switcher.choose(switcher.items().get(1));
        assertThat(openName()).isEqualTo("über-uns");
    }

    @Test
    void aRoomThatComesIntoTheListLaterOpensWhenItIsThere() {
        model.add(lantern.workspace);
        var made = lantern.workspace.room(RoomKind.PUBLIC, "varnish", "", 0, 0, "").room();
        var summary = lantern.workspace.rooms.removeLast();

        model.openRoom(made);
        assertThat(openName()).isNotEqualTo("varnish");
        lantern.workspace.rooms.add(summary);
        lantern.workspace.tell(new Change.Rooms());

        assertThat(openName()).isEqualTo("varnish");
    }

    private OpenRoom room() {
        return ((Center.InRoom) model.center().get()).room();
    }

    private String openName() {
        return room().roomProperty().get().name();
    }

    private LinkBanner banner() {
        return model.current().get().banner().get();
    }
}
