package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.WireSocket;
import parley.protocol.Cid;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.TextFormat;

/** What happens to a message after it was posted. */
public final class MessageScenarios {
    public void anEditIsToldAndFoundEverywhere(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        Result.Sent sent = stage.say(adas, room, "teh plan");

        Result.Edited edited = adas.call(edit(room, id(sent), "the plan"));

        assertThat(edited.rev()).isEqualTo(2);
        EntryData.MessageEdited told = (EntryData.MessageEdited) bens.entry(room, edited.seq()).d();
        assertThat(told.msg()).isEqualTo(id(sent));
        assertThat(told.text()).isEqualTo("the plan");
        assertThat(told.rev()).isEqualTo(2);
        Message message = one(bens, room, seq(sent));
        assertThat(message.text()).isEqualTo("the plan");
        assertThat(message.rev()).isEqualTo(2);
        assertThat(message.edited()).isPresent();
        assertThat(message.by()).isEqualTo(ada.id());
        assertThat(message.seq()).isEqualTo(seq(sent));
        Entry first = line(bens, room, seq(sent));
        assertThat(first.d()).isEqualTo(new EntryData.Superseded("message.posted", id(sent)));
        assertThat(line(bens, room, edited.seq()).d()).isEqualTo(told);
    }

    public void onlyTheLastOfManyEditsKeepsItsText(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "one");
        Result.Edited second = socket.call(edit(room, id(sent), "two"));
        Result.Edited third = socket.call(edit(room, id(sent), "three"));

        assertThat(third.rev()).isEqualTo(3);
        assertThat(line(socket, room, second.seq()).d())
                .isEqualTo(new EntryData.Superseded("message.edited", id(sent)));
        assertThat(((EntryData.MessageEdited) line(socket, room, third.seq()).d()).text())
                .isEqualTo("three");
        assertThat(socket.call(new MessageOp.Versions(room, id(sent))).list())
                .extracting(Result.Version::rev, Result.Version::text)
                .containsExactly(tuple(1, "one"), tuple(2, "two"));
    }

    public void aStaleEditIsAConflict(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "one");
        socket.call(edit(room, id(sent), "two"));

        MessageOp.Edit stale =
                new MessageOp.Edit(room, id(sent), "also two", List.of(), Optional.of(1));
        assertThat(socket.refused(stale).code()).isEqualTo(ErrorCode.CONFLICT);
        MessageOp.Edit right =
                new MessageOp.Edit(room, id(sent), "three", List.of(), Optional.of(2));
        assertThat(socket.call(right).rev()).isEqualTo(3);
    }

    public void nobodyEditsWhatSomebodyElseSaid(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben);
        MessageId msg = id(stage.say(ben, room, "mine"));

        assertThat(stage.connect(ada).refused(edit(room, msg, "yours")).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        for (Op<?> op : changes(room, msg)) {
            assertThat(stage.connect(eve).refused(op).code()).isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    public void aMessageThatNeverWasIsNotFound(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long joined = 1;

        for (String id :
                List.of("m_zzzz", "m_0", "m_" + joined, "m_01", "x", "m_99999999999999999")) {
            for (Op<?> op : changes(room, new MessageId(id))) {
                assertThat(socket.refused(op).code()).as("%s", op).isEqualTo(ErrorCode.NOT_FOUND);
            }
        }
    }

    public void aDeletedMessageLeavesNothingOfItsText(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        Result.Sent sent = stage.say(adas, room, "a secret");
        Result.Edited edited = adas.call(edit(room, id(sent), "a better secret"));
        bens.call(new MessageOp.React(room, id(sent), "👀", true));
        adas.call(new MessageOp.Pin(room, id(sent), true));

        Result.Seq deleted = adas.call(new MessageOp.Delete(room, id(sent)));

        assertThat(bens.entry(room, deleted.seq()).d())
                .isEqualTo(new EntryData.MessageDeleted(id(sent)));
        Message message = one(bens, room, seq(sent));
        assertThat(message.text()).isEmpty();
        assertThat(message.deleted().orElseThrow().by()).isEqualTo(ada.id());
        assertThat(message.reactions()).isEmpty();
        assertThat(message.pinned()).isFalse();
        assertThat(message.cid()).isEmpty();
        for (long seq : List.of(seq(sent), edited.seq())) {
            assertThat(line(bens, room, seq).d()).isInstanceOf(EntryData.Superseded.class);
        }
        assertThat(adas.call(new MessageOp.Versions(room, id(sent))).list()).isEmpty();
        assertThat(adas.call(new MessageOp.Pins(room, Optional.empty())).list()).isEmpty();
        for (Op<?> op : changes(room, id(sent))) {
            assertThat(adas.refused(op).code()).as("%s", op).isEqualTo(ErrorCode.GONE);
        }
        assertThat(bens.call(MessageOp.History.before(room, Optional.empty(), 10)).asOf())
                .isEqualTo(deleted.seq());
    }

    public void moderatorsDeleteWhatOthersSaidAndMembersDoNot(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person cat = stage.person();
        RoomId room = stage.room(ada, ben, cat);
        stage.api().call(ada, MemberScenarios.role(room, ben, RoomRole.MODERATOR));
        Result.Sent sent = stage.say(ada, room, "off topic");
        MessageId msg = id(sent);

        assertThat(stage.connect(cat).refused(new MessageOp.Delete(room, msg)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        stage.api().call(ben, new MessageOp.Delete(room, msg));

        assertThat(one(stage.connect(cat), room, seq(sent)).deleted())
                .map(Message.Deleted::by)
                .contains(ben.id());
    }

    public void reactionsAreCountedOnceForEach(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        Result.Sent sent = stage.say(adas, room, "cake?");

        long first = adas.call(new MessageOp.React(room, id(sent), "🍰", true)).seq();
        bens.call(new MessageOp.React(room, id(sent), "🍰", true));
        bens.call(new MessageOp.React(room, id(sent), "👍🏽", true));
        long head = OrderScenarios.head(adas, room);
        assertThat(adas.call(new MessageOp.React(room, id(sent), "🍰", true)).seq())
                .isEqualTo(head);

        assertThat(OrderScenarios.head(adas, room)).isEqualTo(head);
        assertThat(bens.entry(room, first).d())
                .isEqualTo(new EntryData.MessageReacted(id(sent), "🍰", true));
        assertThat(one(adas, room, seq(sent)).reactions())
                .containsExactly(
                        new Message.Reaction("🍰", 2, true, Stage.ids(ada, ben)),
                        new Message.Reaction("👍🏽", 1, false, Stage.ids(ben)));
        bens.call(new MessageOp.React(room, id(sent), "🍰", false));
        assertThat(one(bens, room, seq(sent)).reactions())
                .containsExactly(
                        new Message.Reaction("🍰", 1, false, Stage.ids(ada)),
                        new Message.Reaction("👍🏽", 1, true, Stage.ids(ben)));
    }

    public void theLongestMessageWithAllReactionsFitsAFrame(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "\"".repeat(13_000));
        for (int i = 0; i < 50; i++) {
            react(stage, ada, new MessageOp.React(room, id(sent), "e" + i + "x".repeat(13), true));
        }

        MessageOp.React another = new MessageOp.React(room, id(sent), "one more", true);
        assertThat(refusal(stage, ada, another)).contains(ErrorCode.QUOTA_EXCEEDED);
        Message shown = one(socket, room, seq(sent));
        assertThat(shown.text()).hasSize(13_000);
        assertThat(shown.reactions()).isNotEmpty();
        assertThat(
                        stage.api()
                                .call(ada, MessageOp.History.before(room, Optional.empty(), 10))
                                .list()
                                .getFirst()
                                .reactions())
                .hasSize(50);
    }

    public void pinsAreListedTheLastOneFirst(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket adas = stage.connect(ada);
        WireSocket bens = stage.connect(ben);
        Result.Sent one = stage.say(adas, room, "one");
        Result.Sent two = stage.say(adas, room, "two");

        assertThat(bens.refused(new MessageOp.Pin(room, id(one), true)).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        adas.call(new MessageOp.Pin(room, id(two), true));
        long seq = adas.call(new MessageOp.Pin(room, id(one), true)).seq();

        assertThat(bens.entry(room, seq).d()).isEqualTo(new EntryData.MessagePinned(id(one), true));
        assertThat(bens.call(new MessageOp.Pins(room, Optional.empty())).list())
                .extracting(Message::id)
                .containsExactly(id(one), id(two));
        assertThat(one(bens, room, seq(one)).pinned()).isTrue();
        adas.call(new MessageOp.Pin(room, id(one), false));
        assertThat(bens.call(new MessageOp.Pins(room, Optional.empty())).list())
                .extracting(Message::id)
                .containsExactly(id(two));
    }

    public void versionsAreForModerators(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket bens = stage.connect(ben);
        Result.Sent sent = stage.say(bens, room, "rude");
        bens.call(edit(room, id(sent), "polite"));

        assertThat(bens.refused(new MessageOp.Versions(room, id(sent))).code())
                .isEqualTo(ErrorCode.FORBIDDEN);
        List<Result.Version> versions =
                stage.api().call(ada, new MessageOp.Versions(room, id(sent))).list();
        assertThat(versions).extracting(Result.Version::text).containsExactly("rude");
        assertThat(versions.getFirst().ts()).isEqualTo(sent.ts().orElseThrow());
    }

    public void whoIsNotInTheRoomIsNotCalled(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        Person eve = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket socket = stage.connect(ada);
        List<String> all =
                List.of(ben.id().value(), eve.id().value(), "@room", ben.id().value(), "u_none");

        Result.Sent sent = socket.call(mentioning(room, all));

        assertThat(one(socket, room, seq(sent)).mentions())
                .containsExactly(ben.id().value(), "@room");
        assertThat(
                        SyncScenarios.read(stage.connect(ben), Optional.empty(), 50)
                                .room(room)
                                .mentions())
                .contains(1);
    }

    public void anAnswerIsToAMessageOfThisRoom(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "question");

        Result.Sent answer = socket.call(answering(room, id(sent)));

        assertThat(one(socket, room, seq(answer)).replyTo()).contains(id(sent));
        for (String other : List.of("m_1", "m_zzz", "m_0", "nothing")) {
            assertThat(socket.refused(answering(room, new MessageId(other))).code())
                    .isEqualTo(ErrorCode.NOT_FOUND);
        }
    }

    public void anOwnEditedMessageIsNotUnread(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "mine");
        socket.call(edit(room, id(sent), "mine, edited"));
        long last = seq(stage.say(ben, room, "his"));

        Result.SyncRoom seen = SyncScenarios.read(socket, Optional.empty(), 50).room(room);

        assertThat(seen.unread()).contains(1);
        assertThat(seen.last()).map(Message::seq).contains(last);
    }

    private static void react(Stage stage, Person person, MessageOp.React op) throws Exception {
        assertThat(refusal(stage, person, op)).isEmpty();
    }

    /** Why it is refused; empty when it is done. */
    static Optional<ErrorCode> refusal(Stage stage, Person person, Op<?> op) throws Exception {
        return refusal(stage, person, op, stage.cid());
    }

    static Optional<ErrorCode> refusal(Stage stage, Person person, Op<?> op, Cid cid)
            throws Exception {
        try {
            stage.api().call(person, op, cid);
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.code());
        }
    }

    /** Every change of a message, in an order in which all can be made by its author. */
    static List<Op<?>> changes(RoomId room, MessageId msg) {
        return List.of(
                edit(room, msg, "changed"),
                new MessageOp.React(room, msg, "👍", true),
                new MessageOp.Pin(room, msg, true),
                new MessageOp.Delete(room, msg));
    }

    static long seqOf(Result result) {
        return switch (result) {
            case Result.Edited edited -> edited.seq();
            case Result.Seq seq -> seq.seq();
            default -> throw new AssertionError(result);
        };
    }

    static MessageOp.Edit edit(RoomId room, MessageId msg, String text) {
        return new MessageOp.Edit(room, msg, text, List.of(), Optional.empty());
    }

    static MessageOp.Send mentioning(RoomId room, List<String> mentions) {
        return send(room, Optional.empty(), mentions);
    }

    static MessageOp.Send answering(RoomId room, MessageId msg) {
        return send(room, Optional.of(msg), List.of());
    }

    private static MessageOp.Send send(
            RoomId room, Optional<MessageId> replyTo, List<String> mentions) {
        return new MessageOp.Send(
                room,
                "hello",
                TextFormat.PLAIN,
                replyTo,
                List.of(),
                Optional.empty(),
                mentions,
                false,
                Optional.empty(),
                Optional.empty());
    }

    static MessageId id(Result.Sent sent) {
        return sent.msg().orElseThrow();
    }

    static long seq(Result.Sent sent) {
        return sent.seq().orElseThrow();
    }

    /** The message in its final state. */
    static Message one(WireSocket socket, RoomId room, long seq) {
        return socket.call(
                        new MessageOp.History(
                                room,
                                Optional.empty(),
                                Optional.of(seq - 1),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(1),
                                Optional.empty()))
                .list()
                .getFirst();
    }

    private static Entry line(WireSocket socket, RoomId room, long seq) {
        LogLine line = socket.call(LogScenarios.read(room, seq - 1, 1)).list().getFirst();
        return (Entry) line;
    }
}
