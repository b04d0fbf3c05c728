package parley.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.client.outbox.OutboxMachine.Command;
import parley.protocol.Cid;
import parley.protocol.ErrorCode;
import parley.protocol.RoomId;
import parley.protocol.WireError;

class OutboxMachineTest {
    private static final RoomId ORDERS = new RoomId("r_orders");
    private static final RoomId LUNCH = new RoomId("r_lunch");

    private final OutboxMachine machine = new OutboxMachine();
    private final List<Cid> sent = new ArrayList<>();
    private long now = 1_000;

    private Cid add(RoomId room) {
        Cid cid = Cid.create(InstantSource.system());
        note(machine.add(cid, room, false, now));
        return cid;
    }

    private List<Command> note(List<Command> commands) {
        commands.stream()
                .filter(Command.Send.class::isInstance)
                .map(Command::cid)
                .forEach(sent::add);
        return commands;
    }

    @Test
    void oneIsSentAtATimeInEachRoomInTheOrderWritten() {
        Cid first = add(ORDERS);
        Cid second = add(ORDERS);
        Cid other = add(LUNCH);
        assertThat(sent).isEmpty();

        note(machine.connected(now));

        assertThat(sent).containsExactly(first, other);
        note(machine.delivered(first, now));
        assertThat(sent).containsExactly(first, other, second);
    }

    @Test
    void noAnswerIsUnknownAndTheSameKeyIsSentAgain() {
        note(machine.connected(now));
        Cid cid = add(ORDERS);
        Cid next = add(ORDERS);
        assertThat(machine.wakeAt(now)).isEqualTo(now + OutboxMachine.PATIENCE_MS);
        now += OutboxMachine.PATIENCE_MS;

        List<Command> late = note(machine.tick(now));

        assertThat(late)
                .contains(new Command.Suspect(cid))
                .noneMatch(c ->
                        c instanceof Command.Show show
                                && show.delivery() == OutboxItem.Delivery.FAILED);
        assertThat(sent).containsExactly(cid, cid).doesNotContain(next);
    }

    @Test
    void aLostConnectionQueuesAgainAndKeepsTheOrder() {
        note(machine.connected(now));
        Cid first = add(ORDERS);
        Cid second = add(ORDERS);

        assertThat(machine.disconnected())
                .anyMatch(c ->
                        c instanceof Command.Show show
                                && show.cid().equals(first)
                                && show.delivery() == OutboxItem.Delivery.QUEUED);
        note(machine.connected(now));
        note(machine.delivered(first, now));

        assertThat(sent).containsExactly(first, first, second);
    }

    @Test
    void seenInTheLogBeforeTheAnswerCountsAsDelivered() {
        note(machine.connected(now));
        Cid first = add(ORDERS);
        Cid second = add(ORDERS);

        note(machine.delivered(first, now));
        note(machine.delivered(first, now));

        assertThat(sent).containsExactly(first, second);
        assertThat(machine.refused(first, WireError.of(ErrorCode.CONFLICT, "late"), now)).isEmpty();
    }

    @Test
    void aRefusedOneStaysFailedAndTheNextGoesOn() {
        note(machine.connected(now));
        Cid first = add(ORDERS);
        Cid second = add(ORDERS);

        note(machine.refused(first, WireError.of(ErrorCode.ROOM_ARCHIVED, "no"), now));

        assertThat(sent).containsExactly(first, second);
        assertThat(machine.waiting()).isEqualTo(1);
        assertThat(machine.retry(second)).isFalse();
        note(machine.delivered(second, now));
        assertThat(machine.retry(first)).isTrue();
        note(machine.tick(now));
        assertThat(sent).containsExactly(first, second, first);
    }

    @Test
    void beingTooFastPausesAllForAsLongAsTheServerSays() {
        note(machine.connected(now));
        Cid first = add(ORDERS);
        Cid other = add(LUNCH);

        note(machine.refused(first, WireError.later(ErrorCode.RATE_LIMITED, "slow", 900), now));
        note(machine.refused(other, WireError.later(ErrorCode.RATE_LIMITED, "slow", 900), now));

        assertThat(sent).containsExactly(first, other);
        now = machine.wakeAt(now);
        note(machine.tick(now));
        assertThat(sent).containsExactly(first, other, first, other);
    }

    @Test
    void anExpiredTokenIsNoFailure() {
        note(machine.connected(now));
        Cid cid = add(ORDERS);

        List<Command> commands =
                machine.refused(cid, WireError.of(ErrorCode.TOKEN_EXPIRED, "old"), now);

        assertThat(commands)
                .contains(new Command.Show(cid, OutboxItem.Delivery.QUEUED, Optional.empty()));
    }

    @Test
    void onlyWhatIsNotBeingSentCanBeTakenBack() {
        note(machine.connected(now));
        Cid sending = add(ORDERS);
        Cid queued = add(ORDERS);

        assertThat(machine.discard(sending)).isFalse();
        assertThat(machine.discard(queued)).isTrue();
        assertThat(machine.discard(queued)).isFalse();
        note(machine.delivered(sending, now));
        assertThat(sent).containsExactly(sending);
    }
}
