package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.MessageOp;
import parley.protocol.Request;
import parley.protocol.Response;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;

/** One order for everybody, whatever the order of frames, devices and people. */
public final class OrderScenarios {
    public void everyMemberHearsEveryEntryOnceAndInOrder(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben, eve);
        List<WireSocket> sockets =
                List.of(stage.connect(ada), stage.connect(ben), stage.connect(eve));
        long before = head(sockets.getFirst(), room);

        long head = before;
        for (int round = 0; round < 8; round++) {
            for (WireSocket socket : sockets) {
                head = stage.say(socket, room, "round " + round).seq().orElseThrow();
            }
        }

        long last = head;
        for (WireSocket socket : sockets) {
            socket.entry(room, last);
            assertThat(after(socket, room, before))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(before + 1, last).boxed().toList());
        }
    }

    public void manyWritersAtOnceLeaveNoGapAndNoDouble(Stage stage) throws Exception {
        Person ada = stage.person();
        List<Person> people = List.of(ada, stage.person(), stage.person(), stage.person());
        RoomId room = stage.room(ada, people.get(1), people.get(2), people.get(3));
        List<WireSocket> sockets = new ArrayList<>();
        for (Person person : people) {
            sockets.add(stage.connect(person));
        }
        long before = head(sockets.getFirst(), room);

        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            for (WireSocket socket : sockets) {
                ids.add(socket.start(MessageOp.Send.plain(room, "n" + i), stage.cid()));
            }
        }
        Set<Long> taken = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            WireSocket socket = sockets.get(i % sockets.size());
            Result.Sent sent = stage.answerOrSayAgain(socket, ids.get(i), room);
            taken.add(sent.seq().orElseThrow());
        }

        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(before + 1, before + 40).boxed().toList());
        for (WireSocket socket : sockets) {
            socket.entry(room, before + 40);
            assertThat(after(socket, room, before)).doesNotHaveDuplicates().hasSize(40);
        }
    }

    public void sendsOfOneSocketAwaitedOneByOneKeepTheirOrder(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        List<Long> places = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            places.add(stage.say(socket, room, "n" + i).seq().orElseThrow());
        }

        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    public void theSameFrameTwiceIsOneEntryAndTwoAnswers(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "frame");

        socket.start(send, cid);
        Response again = socket.respond(Request.change("copy", cid, send));

        assertThat(again).isInstanceOf(Response.Success.class);
        assertThat(IdempotencyScenarios.withCid(socket, room, cid)).hasSize(1);
    }

    public void aCopyThatComesMuchLaterKeepsItsOldPlace(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "first");
        long place = socket.call(send, cid).seq().orElseThrow();
        long head = LogScenarios.talk(stage, socket, room, 5);

        Result.Sent late = socket.call(send, cid);

        assertThat(late.dup()).isTrue();
        assertThat(late.seq()).contains(place);
        assertThat(head(socket, room)).isEqualTo(head);
    }

    public void aGapIsFilledByReadingTheLog(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket away = stage.connect(ben);
        long held = stage.say(ada, room, "held").seq().orElseThrow();
        away.entry(room, held);
        away.drop();
        stage.say(ada, room, "missed one");
        stage.say(ada, room, "missed two");
        WireSocket back = stage.connect(ben);
        long live = stage.say(ada, room, "live").seq().orElseThrow();
        Entry heard = back.entry(room, live);

        List<Entry> filled =
                back
                        .call(
                                new SessionOp.LogRead(
                                        room,
                                        held,
                                        Optional.of(heard.seq() - 1),
                                        Optional.empty(),
                                        Optional.empty()))
                        .list()
                        .stream()
                        .map(Entry.class::cast)
                        .toList();

        assertThat(filled).extracting(Entry::seq).containsExactly(held + 1, held + 2);
    }

    public void bothDevicesOfAPersonHearWhatEitherSays(Stage stage) throws Exception {
        Person ada = stage.person();
        Person laptop = stage.cast().again(ada);
        RoomId room = stage.room(ada);
        WireSocket one = stage.connect(ada);
        WireSocket two = stage.connect(laptop);
        assertThat(laptop.device()).isNotEqualTo(ada.device());

        long first = stage.say(one, room, "from the desk").seq().orElseThrow();
        long second = stage.say(two, room, "from the sofa").seq().orElseThrow();

        for (WireSocket socket : List.of(one, two)) {
            assertThat(socket.entry(room, first).by()).contains(ada.id());
            assertThat(socket.entry(room, second).by()).contains(ada.id());
        }
    }

    public void twoSocketsOfOneDeviceBothHear(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket old = stage.connect(ada);
        WireSocket fresh = stage.connect(ada);

        long seq = stage.say(ada, room, "made before break").seq().orElseThrow();

        assertThat(fresh.entry(room, seq).seq()).isEqualTo(seq);
        old.close();
        long next = stage.say(fresh, room, "and after").seq().orElseThrow();
        assertThat(fresh.entry(room, next).seq()).isEqualTo(next);
    }

    public void timesNeverRunBackwardsInARoom(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        LogScenarios.talk(stage, socket, room, 8);

        List<Entry> entries =
                socket.call(LogScenarios.read(room, 0, 100)).list().stream()
                        .map(Entry.class::cast)
                        .toList();

        assertThat(entries).extracting(Entry::ts).isSorted();
        assertThat(entries).extracting(Entry::n).isSorted();
    }

    static long head(WireSocket socket, RoomId room) {
        return SyncScenarios.read(socket, Optional.empty(), 200)
                .room(room)
                .state()
                .orElseThrow()
                .head();
    }

    private static List<Long> after(WireSocket socket, RoomId room, long seq) {
        return socket.entries(room).stream().map(Entry::seq).filter(s -> s > seq).toList();
    }
}
