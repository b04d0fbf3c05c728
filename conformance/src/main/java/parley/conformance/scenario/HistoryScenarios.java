package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Message;
import parley.protocol.MessageKind;
import parley.protocol.MessageOp;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;

/** Messages in their final state, page by page back to the first. */
public final class HistoryScenarios {
    public void historyPagesBackToTheFirstMessage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        LogScenarios.talk(stage, socket, room, 15);

        List<String> texts = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        boolean more = true;
        while (more) {
            Result.HistoryPage page = socket.call(MessageOp.History.before(room, before, 4));
            texts.addAll(0, page.list().stream().map(Message::text).toList());
            before = Optional.of(page.from());
            more = page.more();
        }

        List<String> said = new ArrayList<>();
        for (int i = 1; i <= 15; i++) {
            said.add("message " + i);
        }
        assertThat(texts).isEqualTo(said);
    }

    public void theNewestPageComesFirstAndInAscendingOrder(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = LogScenarios.talk(stage, socket, room, 6);

        Result.HistoryPage page = socket.call(MessageOp.History.before(room, Optional.empty(), 3));

        assertThat(page.list())
                .extracting(Message::text)
                .containsExactly("message 4", "message 5", "message 6");
        assertThat(page.asOf()).isEqualTo(head);
        assertThat(page.more()).isTrue();
    }

    public void afterAPlaceComesWhatFollowsIt(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = LogScenarios.talk(stage, socket, room, 6);

        Result.HistoryPage page = socket.call(place(room, Optional.of(head - 4), Optional.empty()));

        assertThat(page.list())
                .extracting(Message::seq)
                .containsExactly(head - 3, head - 2, head - 1);
    }

    public void aroundAPlaceComeBothSidesOfIt(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = LogScenarios.talk(stage, socket, room, 9);

        Result.HistoryPage page = socket.call(place(room, Optional.empty(), Optional.of(head - 4)));

        assertThat(page.list()).hasSizeLessThanOrEqualTo(3);
        assertThat(page.list()).extracting(Message::seq).contains(head - 4).isSorted();
    }

    public void aDateLeadsToTheMessagesOfThatTime(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Instant first = stage.say(socket, room, "first").ts().orElseThrow();
        stage.say(socket, room, "second");

        Result.HistoryPage page =
                socket.call(
                        new MessageOp.History(
                                room,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(first),
                                Optional.of(10),
                                Optional.empty()));

        assertThat(page.list()).extracting(Message::text).contains("first");
    }

    public void aMessageIsWhole(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent =
                socket.call(
                        new MessageOp.Send(
                                room,
                                "*hello*\n\tthere 🙂",
                                TextFormat.MD,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                List.of(ada.id().value()),
                                false,
                                Optional.empty(),
                                Optional.empty()));

        Message message =
                socket.call(MessageOp.History.before(room, Optional.empty(), 1)).list().getFirst();

        assertThat(message.id()).isEqualTo(sent.msg().orElseThrow());
        assertThat(message.seq()).isEqualTo(sent.seq().orElseThrow());
        assertThat(message.ts()).isEqualTo(sent.ts().orElseThrow());
        assertThat(message.by()).isEqualTo(ada.id());
        assertThat(message.room()).isEqualTo(room);
        assertThat(message.text()).isEqualTo("*hello*\n\tthere 🙂");
        assertThat(message.format()).isEqualTo(TextFormat.MD);
        assertThat(message.kind()).isEqualTo(MessageKind.TEXT);
        assertThat(message.mentions()).containsExactly(ada.id().value());
        assertThat(message.rev()).isEqualTo(1);
    }

    public void onlyOnePlaceMayBeGiven(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        socket.raw(
                "{\"op\":\"history.read\",\"id\":\"two\",\"d\":{\"room\":\"%s\",\"before\":9,\"after\":1}}"
                        .formatted(room));

        assertThat(socket.refusal("two").code()).isEqualTo(ErrorCode.BAD_REQUEST);
    }

    public void aPageOfLongMessagesIsCutButNeverEmpty(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        for (int i = 0; i < 4; i++) {
            stage.say(socket, room, Integer.toString(i).repeat(14_000));
        }

        List<Message> all = new ArrayList<>();
        Optional<Long> before = Optional.empty();
        boolean more = true;
        while (more) {
            Result.HistoryPage page = socket.call(MessageOp.History.before(room, before, 200));
            assertThat(page.list().isEmpty() && page.more()).isFalse();
            all.addAll(0, page.list());
            before = Optional.of(page.from());
            more = page.more();
        }

        assertThat(all).extracting(m -> m.text().charAt(0)).containsExactly('0', '1', '2', '3');
    }

    private static MessageOp.History place(
            RoomId room, Optional<Long> after, Optional<Long> around) {
        return new MessageOp.History(
                room,
                Optional.empty(),
                after,
                around,
                Optional.empty(),
                Optional.of(3),
                Optional.empty());
    }
}
