package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MemberOp;
import parley.protocol.Message;
import parley.protocol.MessageOp;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/** Rooms of two, and of one. */
public final class DirectScenarios {
    public void theOtherLearnsOfItWithTheFirstMessage(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.cast().fresh();
        WireSocket bens = stage.connect(ben);
        RoomId room = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ben).room();
        RoomId fence = stage.room(ada, ben);
        bens.entry(RoomId.ME, "room.joined", RoomScenarios.joined(fence));
        assertThat(bens.entries(RoomId.ME)).noneMatch(RoomScenarios.joined(room));

        long seq = stage.say(ada, room, "hello ben").seq().orElseThrow();

        assertThat(bens.entry(room, seq).d())
                .isInstanceOfSatisfying(
                        EntryData.MessagePosted.class,
                        posted -> assertThat(posted.text()).isEqualTo("hello ben"));
        assertThat(stage.say(ben, room, "hello ada").seq()).contains(seq + 1);
    }

    public void withOneselfItIsForSavedMessages(Stage stage) throws Exception {
        Person ada = stage.person();
        Room room = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ada);

        assertThat(stage.say(ada, room.room(), "remember the milk").seq()).isPresent();

        assertThat(room.members()).isEqualTo(1);
        assertThat(room.other()).contains(ada.id());
    }

    public void nobodyElseFindsIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ben).room();
        stage.say(ada, room, "between us");

        assertThat(stage.connect(stage.person()).refused(LogScenarios.read(room, 0, 10)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void itCannotBeRenamedLeftArchivedOrJoinedByMore(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ben).room();
        WireSocket adas = stage.connect(ada);
        stage.say(adas, room, "hi");

        assertThat(
                        adas.refused(
                                        RoomScenarios.change(
                                                room, Optional.of("us"), Optional.empty()))
                                .code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(adas.refused(new RoomOp.Leave(room)).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(adas.refused(new RoomOp.Archive(room, true)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(adas.refused(new MemberOp.Add(room, eve.id(), Optional.empty())).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
    }

    public void bothReadAllOfIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ben).room();
        long head = stage.say(ada, room, "one").seq().orElseThrow();

        WireSocket bens = stage.connect(ben);

        LogScenarios.assertContiguous(bens.call(LogScenarios.read(room, 0, 100)).list(), 1, head);
        assertThat(bens.call(MessageOp.History.before(room, Optional.empty(), 10)).list())
                .extracting(Message::text)
                .endsWith("one");
    }
}
