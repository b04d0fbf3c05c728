package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

/** How far somebody has read. */
public final class ReadMarkScenarios {
    public void aMarkOnlyMovesForward(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        long head = stage.say(ada, room, "one").seq().orElseThrow();
        WireSocket bens = stage.connect(ben);

        assertThat(bens.call(mark(room, head)).seq()).isEqualTo(head);
        assertThat(bens.call(mark(room, 1)).seq()).isEqualTo(head);

        assertThat(SyncScenarios.read(bens, Optional.empty(), 50).room(room).mark()).contains(head);
    }

    public void theOtherDeviceHearsOfIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        long head = stage.say(ada, room, "one").seq().orElseThrow();
        WireSocket desk = stage.connect(ben);
        WireSocket sofa = stage.connect(stage.cast().again(ben));

        desk.call(mark(room, head));

        sofa.entry(
                RoomId.ME,
                "read.marked",
                entry -> entry.d().equals(new EntryData.ReadMarked(room, head)));
    }

    public void nobodyElseHearsOfIt(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        long head = stage.say(ada, room, "one").seq().orElseThrow();
        WireSocket adas = stage.connect(ada);

        stage.api().call(ben, mark(room, head));
        adas.entry(room, stage.say(ada, room, "fence").seq().orElseThrow());

        assertThat(adas.entries(RoomId.ME))
                .noneMatch(entry -> entry.d() instanceof EntryData.ReadMarked);
    }

    public void aMarkBeyondTheHeadReadsNoFutureMessage(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);

        bens.call(mark(room, 1_000_000));
        stage.say(ada, room, "later");

        assertThat(SyncScenarios.read(bens, Optional.empty(), 50).room(room).unread()).contains(1);
    }

    public void aSilentMessageIsNotUnread(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.api()
                .call(
                        ada,
                        new MessageOp.Send(
                                room,
                                "psst",
                                TextFormat.PLAIN,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                true,
                                Optional.empty(),
                                Optional.empty()));

        assertThat(SyncScenarios.read(stage.connect(ben), Optional.empty(), 50).room(room).unread())
                .contains(0);
    }

    public void aMentionIsCounted(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        stage.api()
                .call(
                        ada,
                        new MessageOp.Send(
                                room,
                                "ben!",
                                TextFormat.PLAIN,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                List.of(ben.id().value()),
                                false,
                                Optional.empty(),
                                Optional.empty()));
        WireSocket bens = stage.connect(ben);

        var before = SyncScenarios.read(bens, Optional.empty(), 50).room(room);
        bens.call(mark(room, before.state().orElseThrow().head()));
        var after = SyncScenarios.read(bens, Optional.empty(), 50).room(room);

        assertThat(before.mentions()).contains(1);
        assertThat(after.mentions().orElse(0)).isZero();
        assertThat(after.unread()).contains(0);
    }

    public void aMarkNeedsMembership(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);

        assertThat(stage.connect(stage.person()).refused(mark(room, 1)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    private static MessageOp.ReadMark mark(RoomId room, long seq) {
        return new MessageOp.ReadMark(room, seq, Optional.empty());
    }
}
