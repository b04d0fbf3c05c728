package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.conformance.wire.Person;
import parley.conformance.wire.WireSocket;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.SessionOp;
import parley.protocol.WireError;

/** A room is a log: every place once, in order, to the first entry. */
public final class LogScenarios {
    public void theLogIsReadInPagesWithoutAGap(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = talk(stage, socket, room, 20);

        List<LogLine> lines = new ArrayList<>();
        int pages = 0;
        boolean more = true;
        while (more) {
            long after = lines.isEmpty() ? 0 : lines.getLast().to();
            Result.LogPage page = socket.call(read(room, after, 3));
            assertThat(page.list()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            lines.addAll(page.list());
            more = page.more();
            pages++;
        }

        assertContiguous(lines, 1, head);
        assertThat(pages).isGreaterThan(6);
    }

    public void whatIsReadIsWhatWasHeardLive(Stage stage) throws Exception {
        Person ada = stage.person();
        Person ben = stage.person();
        RoomId room = stage.room(ada, ben);
        WireSocket listener = stage.connect(ben);
        long first = stage.say(ada, room, "one").seq().orElseThrow();
        long last = stage.say(ada, room, "two").seq().orElseThrow();
        listener.entry(room, last);

        Result.LogPage page = listener.call(read(room, first - 1, 10));

        assertThat(page.list())
                .isEqualTo(List.of(listener.entry(room, first), listener.entry(room, last)));
    }

    public void untilBoundsAPage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        talk(stage, socket, room, 5);

        Result.LogPage page =
                socket.call(
                        new SessionOp.LogRead(
                                room, 1, Optional.of(3L), Optional.empty(), Optional.empty()));

        assertContiguous(page.list(), 2, 3);
    }

    public void readingAfterTheHeadIsAnEmptyPage(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = talk(stage, socket, room, 1);

        Result.LogPage page = socket.call(read(room, head, 10));

        assertThat(page.list()).isEmpty();
        assertThat(page.more()).isFalse();
    }

    public void aPageIsCutBeforeAFrameGetsTooLarge(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        long head = 0;
        for (int i = 0; i < 5; i++) {
            head = stage.say(socket, room, "x".repeat(14_000)).seq().orElseThrow();
        }

        Result.LogPage page = socket.call(read(room, 0, 500));

        assertThat(page.more()).isTrue();
        assertThat(page.list()).isNotEmpty();
        assertContiguous(page.list(), 1, page.list().getLast().to());
        assertThat(stage.api().call(ada, read(room, 0, 500)).list().getLast().to()).isEqualTo(head);
    }

    public void anotherEpochIsStale(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        String epoch = socket.call(read(room, 0, 10)).epoch();

        for (String op : List.of("log", "history", "mark")) {
            WireError error = socket.refused(withEpoch(op, room, "another"));
            assertThat(error.code()).as(op).isEqualTo(ErrorCode.STALE_EPOCH);
            assertThat(error.epoch()).as(op).contains(epoch);
        }
        socket.call(withEpoch("log", room, epoch));
        socket.call(withEpoch("history", room, epoch));
        socket.call(withEpoch("mark", room, epoch));
    }

    public void everyEntryCarriesTheEpochOfItsRoom(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        Result.Sent sent = stage.say(socket, room, "hello");

        Result.LogPage page = socket.call(read(room, 0, 100));

        assertThat(sent.epoch()).contains(page.epoch());
        assertThat(page.list())
                .allSatisfy(line -> assertThat(((Entry) line).epoch()).isEqualTo(page.epoch()));
        assertThat(socket.entry(room, sent.seq().orElseThrow()).epoch()).isEqualTo(page.epoch());
    }

    public void limitsOutOfRangeAreRefused(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        for (String limit : List.of("0", "-1", "501", "1.5", "\"9\"")) {
            String id = "x" + limit.hashCode();
            socket.raw(
                    "{\"op\":\"log.read\",\"id\":\"%s\",\"d\":{\"room\":\"%s\",\"after\":0,\"limit\":%s}}"
                            .formatted(id, room, limit));
            assertThat(socket.refusal(id).code()).as(limit).isEqualTo(ErrorCode.BAD_REQUEST);
        }
    }

    public void aRoomNobodyKnowsIsNotFound(Stage stage) throws Exception {
        WireSocket socket = stage.connect(stage.person());

        assertThat(socket.refused(read(new RoomId("r_nowhere"), 0, 10)).code())
                .isEqualTo(ErrorCode.NOT_FOUND);
    }

    public void theOwnLogIsReadLikeARoom(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);

        Result.LogPage page = socket.call(read(RoomId.ME, 0, 100));

        assertContiguous(page.list(), 1, page.list().size());
        assertThat(page.list())
                .anySatisfy(line ->
                        assertThat(((Entry) line).d())
                                .isInstanceOfSatisfying(
                                        EntryData.RoomJoined.class,
                                        joined ->
                                                assertThat(joined.room().room()).isEqualTo(room)));
    }

    public void theOwnLogOfSomebodyElseCannotBeNamed(Stage stage) throws Exception {
        Person ada = stage.person();
        WireSocket socket = stage.connect(ada);

        assertThat(socket.refused(MessageOp.Send.plain(RoomId.ME, "to myself")).code())
                .isIn(ErrorCode.BAD_REQUEST, ErrorCode.NOT_FOUND, ErrorCode.FORBIDDEN);
    }

    public void theFirstEntryOfARoomHasNumberOne(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);

        Result.LogPage page = stage.connect(ada).call(read(room, 0, 1));

        assertThat(page.list().getFirst().seq()).isEqualTo(1);
    }

    public void readingOverHttpAndOverTheSocketGivesTheSame(Stage stage) throws Exception {
        Person ada = stage.person();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        talk(stage, socket, room, 3);

        assertThat(stage.api().call(ada, read(room, 0, 50)))
                .isEqualTo(socket.call(read(room, 0, 50)));
    }

    static SessionOp.LogRead read(RoomId room, long after, int limit) {
        return new SessionOp.LogRead(
                room, after, Optional.empty(), Optional.of(limit), Optional.empty());
    }

    static long talk(Stage stage, WireSocket socket, RoomId room, int messages)
            throws InterruptedException {
        long head = 0;
        for (int i = 1; i <= messages; i++) {
            head = stage.say(socket, room, "message " + i).seq().orElseThrow();
        }
        return head;
    }

    static void assertContiguous(List<LogLine> lines, long from, long to) {
        long next = from;
        for (LogLine line : lines) {
            assertThat(line.seq()).isEqualTo(next);
            next = line.to() + 1;
        }
        assertThat(next - 1).isEqualTo(to);
    }

    private static Op<?> withEpoch(String op, RoomId room, String epoch) {
        Optional<String> given = Optional.of(epoch);
        return switch (op) {
            case "log" -> new SessionOp.LogRead(room, 0, Optional.empty(), Optional.empty(), given);
            case "history" ->
                    new MessageOp.History(
                            room,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            given);
            default -> new MessageOp.ReadMark(room, 1, given);
        };
    }
}
