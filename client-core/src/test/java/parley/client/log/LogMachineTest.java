package parley.client.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parley.client.log.LogCommand.Answer;
import parley.client.store.Gap;
import parley.protocol.Entry;
import parley.protocol.EntryData;
import parley.protocol.ErrorCode;
import parley.protocol.LogLine;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.SessionOp;
import parley.protocol.VoidRange;
import parley.protocol.WireError;

/** Driven by hand: answers and time come when the test says so. */
class LogMachineTest {
    private static final RoomId ORDERS = new RoomId("r_orders");
    private static final String EPOCH = "e1";

    private final LogMachine machine = new LogMachine(Optional.of("t0"));
    private final List<LogCommand> all = new ArrayList<>();
    private long now = 10_000;

    private List<LogCommand> note(List<LogCommand> commands) {
        all.addAll(commands);
        return commands;
    }

    private static Room room(RoomId id, String epoch, long head) {
        return new Room(
                id,
                RoomKind.PUBLIC,
                Optional.of("orders"),
                Optional.empty(),
                Optional.empty(),
                2,
                epoch,
                head,
                RoomPolicy.OPEN,
                false,
                Optional.empty());
    }

    private static Result.SyncRoom moved(String epoch, long head) {
        return new Result.SyncRoom(
                ORDERS,
                false,
                Optional.of(room(ORDERS, epoch, head)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Result.SyncPage page(
            String token, boolean more, boolean full, Result.SyncRoom... rooms) {
        return new Result.SyncPage(
                token, more, full, List.of(rooms), new Result.Position("me1", 0), List.of());
    }

    private static Entry entry(long seq) {
        return entry(EPOCH, seq);
    }

    private static Entry entry(String epoch, long seq) {
        return new Entry(
                ORDERS,
                epoch,
                seq,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                seq,
                new EntryData.VoidEntry());
    }

    private static Result.LogPage log(boolean more, LogLine... lines) {
        return new Result.LogPage(EPOCH, Optional.empty(), List.of(lines), more);
    }

    private static Result.LogPage log(long from, long to) {
        return new Result.LogPage(
                EPOCH,
                Optional.empty(),
                LongStream.rangeClosed(from, to).<LogLine>mapToObj(LogMachineTest::entry).toList(),
                false);
    }

    private static Result.HistoryPage history(long from, long to, boolean more) {
        return new Result.HistoryPage(EPOCH, List.of(), from, to, more, to);
    }

    /** Connected, with a sync that tells {@code head} of a room held up to {@code last}. */
    private List<LogCommand> connected(long last, long head) {
        if (last > 0) {
            machine.restore(ORDERS, EPOCH, last, last, false);
        }
        return note(
                machine.connected(Optional.of(page("t1", false, false, moved(EPOCH, head))), now));
    }

    private static Optional<LogCommand.Ask> asked(List<LogCommand> commands) {
        return commands.stream()
                .filter(LogCommand.Ask.class::isInstance)
                .map(LogCommand.Ask.class::cast)
                .findFirst();
    }

    private static Op<?> op(List<LogCommand> commands) {
        return asked(commands).orElseThrow(() -> new AssertionError("nothing asked")).op();
    }

    private List<LogCommand> answer(List<LogCommand> asking, Result result) {
        long tag = asked(asking).orElseThrow(() -> new AssertionError("nothing asked")).tag();
        return note(machine.answer(tag, new Answer.Success(result), now));
    }

    private List<Long> applied() {
        return all.stream()
                .filter(LogCommand.Apply.class::isInstance)
                .map(c -> ((LogCommand.Apply) c).line().to())
                .toList();
    }

    @Test
    void withNothingInlinedItAsksWhatMovedSinceTheKeptToken() {
        List<LogCommand> commands = note(machine.connected(Optional.empty(), now));

        assertThat(op(commands)).isEqualTo(new SessionOp.Sync(Optional.of("t0"), Optional.empty()));
    }

    @Test
    void pagesOfASyncAreReadToTheLastAndOnlyThenTheTokenIsKept() {
        List<LogCommand> first = note(machine.connected(Optional.empty(), now));
        List<LogCommand> second = answer(first, page("p1", true, false));
        assertThat(second).noneMatch(LogCommand.Token.class::isInstance);
        assertThat(op(second)).isEqualTo(new SessionOp.Sync(Optional.of("p1"), Optional.empty()));

        List<LogCommand> last = answer(second, page("t2", false, false));

        assertThat(last).contains(new LogCommand.Token("t2"), new LogCommand.CaughtUp());
    }

    @Test
    void aRoomALittleBehindIsReadFromItsLog() {
        List<LogCommand> commands = connected(10, 13);

        assertThat(op(commands))
                .isEqualTo(
                        new SessionOp.LogRead(
                                ORDERS,
                                10,
                                Optional.empty(),
                                Optional.of(500),
                                Optional.of(EPOCH)));
        List<LogCommand> read = answer(commands, log(11, 13));
        assertThat(applied()).containsExactly(11L, 12L, 13L);
        assertThat(read)
                .contains(
                        new LogCommand.Position(ORDERS, EPOCH, 13, 13), new LogCommand.CaughtUp());
    }

    @Test
    void aLogThatSaysMoreIsReadOn() {
        List<LogCommand> commands = connected(10, 14);

        List<LogCommand> next = answer(commands, log(true, entry(11), entry(12)));

        assertThat(((SessionOp.LogRead) op(next)).after()).isEqualTo(12);
        answer(next, log(13, 14));
        assertThat(applied()).containsExactly(11L, 12L, 13L, 14L);
    }

    @Test
    void aRoomFarBehindGetsItsNewestPageAndRemembersWhatIsBetween() {
        List<LogCommand> commands = connected(10, 2_000);
        assertThat(op(commands)).isInstanceOf(MessageOp.History.class);

        List<LogCommand> read = answer(commands, history(1_901, 2_000, true));

        assertThat(read)
                .contains(
                        new LogCommand.Remember(ORDERS, new Gap(Gap.Kind.UNHELD, 11, 1_900)),
                        new LogCommand.Remember(ORDERS, new Gap(Gap.Kind.UNREAD_LOG, 11, 2_000)),
                        new LogCommand.Position(ORDERS, EPOCH, 2_000, 2_000),
                        new LogCommand.CaughtUp());
    }

    @Test
    void aNewRoomWithALongLogBeginsWithItsNewestPage() {
        List<LogCommand> commands = connected(0, 300);
        assertThat(op(commands)).isInstanceOf(MessageOp.History.class);

        List<LogCommand> read = answer(commands, history(201, 300, true));

        assertThat(read)
                .contains(new LogCommand.Remember(ORDERS, new Gap(Gap.Kind.UNHELD, 1, 200)))
                .noneMatch(c ->
                        c instanceof LogCommand.Remember r
                                && r.gap().kind() == Gap.Kind.UNREAD_LOG);
    }

    @Test
    void whatIsNextIsAppliedAndWhatIsOldIsDropped() {
        connected(10, 10);

        note(machine.entry(entry(11), now));
        note(machine.entry(entry(11), now));
        note(machine.entry(entry(3), now));
        note(machine.entry(entry(12), now));

        assertThat(applied()).containsExactly(11L, 12L);
    }

    @Test
    void whatComesTooEarlyWaitsForThoseBeforeIt() {
        connected(10, 10);

        note(machine.entry(entry(13), now));
        note(machine.entry(entry(12), now));
        assertThat(applied()).isEmpty();
        List<LogCommand> commands = note(machine.entry(entry(11), now));

        assertThat(applied()).containsExactly(11L, 12L, 13L);
        assertThat(asked(commands)).isEmpty();
    }

    @Test
    void aGapThatLastsASecondIsReadAndTheServerAskedWhatElseMoved() {
        connected(10, 10);
        note(machine.entry(entry(12), now));
        assertThat(machine.wakeAt()).isEqualTo(now + LogMachine.HOLD_MS);
        now += LogMachine.HOLD_MS - 1;
        assertThat(machine.tick(now)).isEmpty();
        now++;

        List<LogCommand> commands = note(machine.tick(now));

        assertThat(commands.stream().filter(LogCommand.Ask.class::isInstance))
                .extracting(c -> ((LogCommand.Ask) c).op().getClass().getSimpleName())
                .containsExactlyInAnyOrder("LogRead", "Sync");
        LogCommand.Ask read =
                commands.stream()
                        .filter(LogCommand.Ask.class::isInstance)
                        .map(LogCommand.Ask.class::cast)
                        .filter(a -> a.op() instanceof SessionOp.LogRead)
                        .findFirst()
                        .orElseThrow();
        note(machine.answer(read.tag(), new Answer.Success(log(11, 12)), now));
        assertThat(applied()).containsExactly(11L, 12L);
    }

    @Test
    void entriesThatArriveWhileTheLogIsReadAreAppliedOnce() {
        List<LogCommand> commands = connected(10, 12);
        note(machine.entry(entry(13), now));
        note(machine.entry(entry(11), now));

        answer(commands, log(11, 12));

        assertThat(applied()).containsExactly(11L, 12L, 13L);
    }

    @Test
    void anEntryOfAnotherEpochDropsTheRoomAndBeginsAgain() {
        connected(10, 10);

        List<LogCommand> commands = note(machine.entry(entry("e2", 4), now));

        assertThat(commands).contains(new LogCommand.Drop(ORDERS));
        assertThat(((SessionOp.LogRead) op(commands)).after()).isZero();
        assertThat(((SessionOp.LogRead) op(commands)).epoch()).contains("e2");
    }

    @Test
    void aStaleEpochDropsTheRoomAndBeginsAgain() {
        List<LogCommand> commands = connected(10, 12);
        long tag = asked(commands).orElseThrow().tag();

        List<LogCommand> again =
                note(machine.answer(tag, new Answer.Failure(WireError.staleEpoch("e2")), now));

        assertThat(again).contains(new LogCommand.Drop(ORDERS));
        assertThat(((SessionOp.LogRead) op(again)).epoch()).contains("e2");
    }

    @Test
    void voidsMoveThePositionAndAFirstVisibleSequenceSkips() {
        List<LogCommand> commands = connected(10, 40);

        answer(
                commands,
                new Result.LogPage(
                        EPOCH,
                        Optional.of(20L),
                        List.of(new VoidRange(20, 29), entry(30), new VoidRange(31, 40)),
                        false));

        assertThat(applied()).containsExactly(29L, 30L, 40L);
        assertThat(all).contains(new LogCommand.Position(ORDERS, EPOCH, 40, 40));
    }

    @Test
    void aHoleInALogIsRememberedAndNeverSilent() {
        List<LogCommand> commands = connected(10, 14);

        answer(commands, log(false, entry(11), entry(14)));

        assertThat(all).contains(new LogCommand.Remember(ORDERS, new Gap(Gap.Kind.UNHELD, 12, 13)));
    }

    @Test
    void aFullSyncThatDoesNotNameARoomMeansItIsGone() {
        machine.restore(ORDERS, EPOCH, 10, 10, false);

        List<LogCommand> commands =
                note(machine.connected(Optional.of(page("t9", false, true)), now));

        assertThat(commands).contains(new LogCommand.Gone(ORDERS));
        assertThat(machine.entry(entry(11), now)).isEmpty();
    }

    @Test
    void aRoomTheServerDoesNotTellIsGone() {
        List<LogCommand> commands = connected(10, 12);
        long tag = asked(commands).orElseThrow().tag();

        assertThat(
                        note(
                                machine.answer(
                                        tag,
                                        new Answer.Failure(WireError.of(ErrorCode.NOT_FOUND, "no")),
                                        now)))
                .contains(new LogCommand.Gone(ORDERS), new LogCommand.CaughtUp());
    }

    @Test
    void aReadThatFailsIsTriedAgainLaterAndNeverForgotten() {
        List<LogCommand> commands = connected(10, 12);
        long tag = asked(commands).orElseThrow().tag();
        note(
                machine.answer(
                        tag,
                        new Answer.Failure(WireError.later(ErrorCode.UNAVAILABLE, "busy", 4_000)),
                        now));
        assertThat(machine.wakeAt()).isEqualTo(now + 4_000);
        now += 4_000;

        List<LogCommand> again = note(machine.tick(now));

        assertThat(((SessionOp.LogRead) op(again)).after()).isEqualTo(10);
        answer(again, log(11, 12));
        assertThat(applied()).containsExactly(11L, 12L);
    }

    @Test
    void aCutWhileReadingBeginsAgainFromWhereItWas() {
        connected(10, 12);
        machine.disconnected();

        List<LogCommand> commands =
                note(machine.connected(Optional.of(page("t2", false, false)), now));

        assertThat(((SessionOp.LogRead) op(commands)).after()).isEqualTo(10);
        answer(commands, log(11, 12));
        assertThat(applied()).containsExactly(11L, 12L);
    }

    @Test
    void anUnknownRoomIsAskedForSoon() {
        note(machine.connected(Optional.of(page("t1", false, false)), now));
        note(machine.entry(entry(5), now));
        now = machine.wakeAt();

        assertThat(op(note(machine.tick(now)))).isInstanceOf(SessionOp.Sync.class);
    }

    @Test
    void afterFiveQuietMinutesTheServerIsAskedWhetherSomethingWasMissed() {
        connected(10, 10);
        assertThat(machine.wakeAt()).isEqualTo(now + LogMachine.QUIET_MS);
        now += LogMachine.QUIET_MS;

        assertThat(op(note(machine.tick(now)))).isInstanceOf(SessionOp.Sync.class);
    }

    @Test
    void fewAreAskedAtOnceHoweverManyRoomsMoved() {
        Result.SyncRoom[] rooms =
                LongStream.range(0, 50)
                        .mapToObj(i -> new RoomId("r_" + i))
                        .map(id ->
                                new Result.SyncRoom(
                                        id,
                                        false,
                                        Optional.of(room(id, EPOCH, 5)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()))
                        .toArray(Result.SyncRoom[]::new);

        List<LogCommand> commands =
                note(machine.connected(Optional.of(page("t1", false, false, rooms)), now));

        assertThat(commands.stream().filter(LogCommand.Ask.class::isInstance)).hasSize(4);
        assertThat(commands).noneMatch(LogCommand.CaughtUp.class::isInstance);
    }
}
