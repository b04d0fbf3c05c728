package parley.server.aws.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import parley.conformance.core.Workspace;
import parley.protocol.MemberOp;
import parley.protocol.MessageId;
import parley.protocol.MessageOp;
import parley.protocol.Op;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.SessionOp;
import parley.protocol.UserId;
import parley.server.aws.local.Meter;
import parley.server.aws.table.Table;
import parley.server.aws.table.TestTables;

/** What each thing costs in capacity units; the table in docs/aws.md says the same. */
final class CapacityTest {
    private static final String TEN_WORDS = "one two three four five six seven eight nine ten";

    private final Meter meter = new Meter();
    private final Table table = TestTables.fresh(meter);
    private final Workspace workspace =
            new Workspace(new DynamoWorkspaceStore(table, InstantSource.system()));
    private final UserId anne = workspace.person("anne");
    private final UserId bob = workspace.person("bob");
    private final RoomId room =
            workspace.room(anne, RoomKind.PRIVATE, "plans", Optional.empty(), bob).room();

    @AfterEach
    void close() {
        workspace.close();
        table.client().close();
    }

    private void assertCost(double read, double write, Runnable action) {
        var _ = meter.reading();
        action.run();
        Meter.Reading reading = meter.reading();
        assertThat(reading.read()).as("read: %s", reading.calls()).isEqualTo(read);
        assertThat(reading.write()).as("write: %s", reading.calls()).isEqualTo(write);
    }

    private void ask(UserId user, Op<?> op) {
        var _ = workspace.done(user, op);
    }

    private MessageId said(String text) {
        Result.Sent sent = (Result.Sent) workspace.done(anne, MessageOp.Send.plain(room, text));
        return sent.msg().orElseThrow();
    }

    @Test
    void aMessageCostsSevenUnitsAndOneForEachWord() {
        assertCost(3, 7 + 10, () -> workspace.sent(anne, room, TEN_WORDS));
        assertCost(3, 7 + 10, () -> workspace.sent(bob, room, TEN_WORDS));
        assertCost(3, 7 + 1, () -> workspace.sent(bob, room, "yes"));
    }

    @Test
    void changesOfAMessageCostLittleMoreThanOne() {
        MessageId msg = said("one");
        assertCost(5, 17, () -> edit(msg, "two"));
        assertCost(7, 15, () -> edit(msg, "three"));
        assertCost(6, 11, () -> ask(bob, new MessageOp.React(room, msg, "+1", true)));
        assertCost(5, 11, () -> ask(anne, new MessageOp.Pin(room, msg, true)));
        assertCost(11, 26, () -> ask(anne, new MessageOp.Delete(room, msg)));
    }

    private void edit(MessageId msg, String text) {
        ask(anne, new MessageOp.Edit(room, msg, text, List.of(), Optional.empty()));
    }

    @Test
    void whoComesGoesAndReads() {
        UserId carol = workspace.person("carol");
        assertCost(7, 14, () -> ask(anne, new MemberOp.Add(room, carol, Optional.empty())));
        Op<?> remove = new MemberOp.Remove(Optional.of(room), carol, false, Optional.empty());
        assertCost(8, 18, () -> ask(anne, remove));
        long seq = workspace.sent(anne, room, "read me");
        assertCost(6, 9, () -> ask(bob, new MessageOp.ReadMark(room, seq, Optional.empty())));
        assertCost(6, 18, () -> workspace.room(anne, RoomKind.PUBLIC, "birds", Optional.empty()));
    }

    @Test
    void pagesCostAUnitForFourKilobytes() {
        IntStream.range(0, 60).forEach(i -> workspace.sent(anne, room, "message " + i));
        Op<?> history =
                new MessageOp.History(
                        room,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(50),
                        Optional.empty());
        Op<?> log =
                new SessionOp.LogRead(room, 0, Optional.empty(), Optional.of(50), Optional.empty());
        Op<?> members =
                new MemberOp.ListMembers(Optional.of(room), Optional.empty(), Optional.empty());
        Op<?> sync = new SessionOp.Sync(Optional.empty(), Optional.empty());

        assertCost(13, 1, () -> ask(bob, sync)); // the first to ask notes that no place is empty
        assertCost(9, 0, () -> ask(bob, sync));
        assertCost(6, 0, () -> ask(bob, history));
        assertCost(6, 0, () -> ask(bob, log));
        assertCost(3, 0, () -> ask(bob, members));
    }
}
