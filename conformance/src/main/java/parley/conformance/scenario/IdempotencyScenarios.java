package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomOp;

/** The same {@code cid} is the same action, however often it is asked for. */
public final class IdempotencyScenarios {
    public void theSameCidAndBodyIsOneMessageAndOneAnswer(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();

        Result.Sent first = socket.call(MessageOp.Send.plain(room, "once"), cid);
        Result.Sent again = socket.call(MessageOp.Send.plain(room, "once"), cid);

        assertThat(first.dup()).isFalse();
        assertThat(again.dup()).isTrue();
        assertThat(again.seq()).isEqualTo(first.seq());
        assertThat(again.msg()).isEqualTo(first.msg());
        assertThat(again.ts()).isEqualTo(first.ts());
        assertThat(again.epoch()).isEqualTo(first.epoch());
        assertThat(withCid(socket, room, cid)).hasSize(1);
    }

    public void theSameCidWithAnotherBodyIsAConflict(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        RoomId other = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();
        socket.call(MessageOp.Send.plain(room, "once"), cid);

        assertThat(conflict(socket, MessageOp.Send.plain(room, "twice"), cid))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(conflict(socket, MessageOp.Send.plain(other, "once"), cid))
                .isEqualTo(ErrorCode.CONFLICT);
        assertThat(conflict(socket, new RoomOp.Leave(room), cid)).isEqualTo(ErrorCode.CONFLICT);
        assertThat(withCid(socket, room, cid)).hasSize(1);
    }

    public void membersThatNobodyKnowsDoNotMakeAnotherBody(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();
        socket.call(MessageOp.Send.plain(room, "once"), cid);

        Result.Sent again =
                socket.raw(
                        "again",
                        ("{\"d\":{\"x-new\":[1,{}],\"format\":\"plain\",\"text\":\"once\",\"room\":\"%s\"},"
                                        + "\"op\":\"message.send\",\"cid\":\"%s\",\"id\":\"again\",\"y\":1}")
                                .formatted(room, cid));

        assertThat(again.dup()).isTrue();
        assertThat(withCid(socket, room, cid)).hasSize(1);
    }

    public void theSameCidOfTwoPeopleIsTwoActions(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        Cid cid = stage.cid();

        Result.Sent adas = stage.api().call(ada, MessageOp.Send.plain(room, "ada's"), cid);
        Result.Sent bens = stage.api().call(ben, MessageOp.Send.plain(room, "ben's"), cid);

        assertThat(bens.dup()).isFalse();
        assertThat(bens.seq().orElseThrow()).isGreaterThan(adas.seq().orElseThrow());
    }

    public void theSameCidOverHttpAndTheSocketIsOneAction(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "once");

        Result.Sent first = stage.api().call(ada, send, cid);
        Result.Sent again = stage.connect(ada).call(send, cid);

        assertThat(again.dup()).isTrue();
        assertThat(again.seq()).isEqualTo(first.seq());
    }

    public void theSameCidOnTwoDevicesIsOneAction(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "once");

        Result.Sent first = stage.connect(ada).call(send, cid);
        Result.Sent again = stage.connect(stage.cast().again(ada)).call(send, cid);

        assertThat(again.dup()).isTrue();
        assertThat(again.seq()).isEqualTo(first.seq());
    }

    public void tenTimesAtOnceIsOneMessage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket one = stage.connect(ada);
        WireSocket two = stage.connect(ada);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "once");

        List<String> ofOne = IntStream.range(0, 5).mapToObj(_ -> one.start(send, cid)).toList();
        List<String> ofTwo = IntStream.range(0, 5).mapToObj(_ -> two.start(send, cid)).toList();
        List<Result.Sent> answers =
                Stream.concat(
                                ofOne.stream().map(id -> one.answer(send, id)),
                                ofTwo.stream().map(id -> two.answer(send, id)))
                        .toList();

        assertThat(answers).extracting(Result.Sent::seq).containsOnly(answers.getFirst().seq());
        assertThat(answers.stream().filter(sent -> !sent.dup())).hasSize(1);
        assertThat(withCid(one, room, cid)).hasSize(1);
    }

    public void aRoomIsMadeOnceForACid(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);
        Cid cid = stage.cid();
        RoomOp.Create create =
                new RoomOp.Create(
                        RoomKind.PUBLIC,
                        Optional.of(stage.roomName()),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());

        Result.RoomState first = socket.call(create, cid);
        Result.RoomState again = socket.call(create, cid);

        assertThat(again.dup()).isTrue();
        assertThat(again.room().room()).isEqualTo(first.room().room());
    }

    public void everyMutatingAnswerSaysWhetherItIsADuplicate(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.publicRoom(ada);
        WireSocket socket = stage.connect(stage.person());
        Cid join = stage.cid();
        Cid mark = stage.cid();
        Cid leave = stage.cid();

        assertThat(socket.call(new RoomOp.Join(room), join).dup()).isFalse();
        assertThat(socket.call(new RoomOp.Join(room), join).dup()).isTrue();
        long head = stage.say(ada, room, "to be read").seq().orElseThrow();
        MessageOp.ReadMark read = new MessageOp.ReadMark(room, head, Optional.empty());
        assertThat(socket.call(read, mark).dup()).isFalse();
        assertThat(socket.call(read, mark).dup()).isTrue();
        assertThat(socket.call(new RoomOp.Leave(room), leave).dup()).isFalse();
        assertThat(socket.call(new RoomOp.Leave(room), leave).dup()).isTrue();
    }

    public void aDuplicateIsAnsweredEvenAfterLeaving(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket socket = stage.connect(ben);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "last words");
        Result.Sent first = socket.call(send, cid);
        socket.call(new RoomOp.Leave(room));

        Result.Sent again = socket.call(send, cid);

        assertThat(again.dup()).isTrue();
        assertThat(again.seq()).isEqualTo(first.seq());
        assertThat(socket.refused(send).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void aRefusedActionMayBeTriedAgainWithItsCid(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.publicRoom(ada);
        WireSocket socket = stage.connect(ben);
        Cid cid = stage.cid();
        MessageOp.Send send = MessageOp.Send.plain(room, "let me in");
        assertThat(socket.refusal(socket.start(send, cid)).code()).isEqualTo(ErrorCode.NOT_MEMBER);

        socket.call(new RoomOp.Join(room));

        assertThat(socket.call(send, cid).dup()).isFalse();
    }

    public void aMutatingOperationNeedsACid(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        String body = "\"d\":{\"room\":\"" + room + "\",\"text\":\"x\",\"format\":\"plain\"}}";

        socket.raw("{\"op\":\"message.send\",\"id\":\"none\"," + body);
        socket.raw("{\"op\":\"message.send\",\"id\":\"short\",\"cid\":\"abc\"," + body);
        socket.raw(
                "{\"op\":\"message.send\",\"id\":\"v4\","
                        + "\"cid\":\"3c5d2b44-52b0-4a4e-8d2c-111111111111\","
                        + body);

        for (String id : List.of("none", "short", "v4")) {
            assertThat(socket.refusal(id).code()).as(id).isEqualTo(ErrorCode.BAD_REQUEST);
            assertThat(socket.refusal(id).field()).as(id).contains("cid");
        }
    }

    public void theEntryCarriesTheCidOfItsAuthor(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        Cid cid = stage.cid();

        Result.Sent sent = adas.call(MessageOp.Send.plain(room, "mine"), cid);

        Entry seen = bens.entry(room, sent.seq().orElseThrow());
        assertThat(seen.by()).contains(ada.id());
        assertThat(adas.entry(room, sent.seq().orElseThrow()).cid()).contains(cid);
    }

    public void aDirectRoomAskedForAgainIsTheSame(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();

        Room first = stage.create(RoomKind.DIRECT, Optional.empty(), ada, ben);
        Room again = stage.create(RoomKind.DIRECT, Optional.empty(), ben, ada);

        assertThat(again.room()).isEqualTo(first.room());
        assertThat(first.room().isDirect()).isTrue();
        assertThat(first.other()).contains(ben.id());
        assertThat(again.other()).contains(ada.id());
    }

    static List<Entry> withCid(WireSocket socket, RoomId room, Cid cid) {
        return socket.call(LogScenarios.read(room, 0, 500)).list().stream()
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .filter(entry -> entry.cid().equals(Optional.of(cid)))
                .toList();
    }

    private static ErrorCode conflict(WireSocket socket, Op<?> op, Cid cid) {
        return socket.refusal(socket.start(op, cid)).code();
    }
}
