package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Event;
import parley.protocol.MeOp;
import parley.protocol.MessageOp;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.UserCard;
import parley.protocol.UserId;

/** Who is there, who types, who people are. */
public final class PresenceScenarios {
    public void typingIsToldToTheOthers(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);

        adas.tell(new MessageOp.Typing(room, true));

        bens.event(Event.Typing.class, typing -> typing.equals(typing(room, ada.id())));
    }

    public void whoStopsTypingLeavesTheList(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        adas.tell(new MessageOp.Typing(room, true));
        bens.event(Event.Typing.class, typing -> typing.equals(typing(room, ada.id())));

        adas.tell(new MessageOp.Typing(room, false));

        bens.event(Event.Typing.class, typing -> typing.equals(typing(room)));
    }

    public void typingInSomebodyElsesRoomIsNotTold(Stage stage) throws Exception {
        Person ada = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada);
        WireSocket adas = stage.connect(ada);
        WireSocket eves = stage.connect(eve);

        eves.tell(new MessageOp.Typing(room, true));
        eves.call(AuthScenarios.LIST);
        adas.entry(room, stage.say(ada, room, "fence").seq().orElseThrow());

        assertThat(adas.events(Event.Typing.class))
                .noneMatch(typing -> typing.users().contains(eve.id()));
    }

    public void whoIsConnectedIsOnline(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        stage.connect(ben);

        assertThat(watch(adas, ben.id()).state()).isEqualTo(PresenceState.ONLINE);
    }

    public void whoComesAndGoesIsToldToThoseWhoWatch(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.cast().fresh();
        stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        assertThat(watch(adas, ben.id()).state()).isEqualTo(PresenceState.OFFLINE);

        WireSocket bens = stage.connect(ben);
        adas.event(Event.PresenceChanged.class, now(ben.id(), PresenceState.ONLINE));
        bens.close();

        adas.event(Event.PresenceChanged.class, now(ben.id(), PresenceState.OFFLINE));
    }

    public void oneCanBeBusy(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        watch(adas, ben.id());

        bens.call(
                new PeopleOp.SetPresence(
                        PresenceState.DND, Optional.of("in a meeting"), Optional.empty()));

        adas.event(Event.PresenceChanged.class, now(ben.id(), PresenceState.DND));
        assertThat(watch(adas, ben.id()).text()).contains("in a meeting");
        bens.call(
                new PeopleOp.SetPresence(PresenceState.ONLINE, Optional.empty(), Optional.empty()));
        adas.event(Event.PresenceChanged.class, now(ben.id(), PresenceState.ONLINE));
    }

    public void peopleAreGivenByTheirId(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();

        List<UserCard> cards =
                stage.api()
                        .call(
                                ada,
                                new PeopleOp.GetUsers(
                                        List.of(ada.id(), ben.id(), new UserId("u_nobody"))))
                        .list();

        assertThat(cards).extracting(UserCard::user).containsExactlyInAnyOrder(ada.id(), ben.id());
        assertThat(cards).extracting(UserCard::name).contains(ada.name(), ben.name());
    }

    public void aNewDisplayNameIsSeenByOthers(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person ben = stage.person();
        stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        stage.api().call(ada, MeOp.SetProfile.name("Ada L."));

        bens.event(Event.Changed.class, changed -> changed.users().contains(ada.id()));
        assertThat(bens.call(new PeopleOp.GetUsers(List.of(ada.id()))).list())
                .extracting(UserCard::displayName)
                .containsExactly("Ada L.");
    }

    private static Event.Typing typing(RoomId room, UserId... users) {
        return new Event.Typing(room, List.of(users));
    }

    private static Presence watch(WireSocket socket, UserId user) {
        return socket.call(new PeopleOp.WatchPresence(List.of(user))).list().stream()
                .filter(presence -> presence.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no presence of " + user));
    }

    private static Predicate<Event.PresenceChanged> now(UserId user, PresenceState state) {
        return changed ->
                changed.list().stream().anyMatch(p -> p.user().equals(user) && p.state() == state);
    }
}
