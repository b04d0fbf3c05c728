package parley.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.protocol.DeviceId;
import parley.protocol.Event;
import parley.protocol.PeopleOp;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.UserId;
import parley.server.limit.Ticker;
import parley.server.session.Caller;
import parley.server.session.Connection;
import parley.server.state.WorkspaceState;
import parley.server.store.PresenceRecord;
import parley.server.store.Snapshot;

class PresenceBoardTest {
    private static final UserId MAI = new UserId("u_mai");

    private final WorkspaceState state =
            new WorkspaceState(new Snapshot(List.of(), List.of(), List.of(), List.of(), 0));
    private final Time time = new Time();
    private final Socket watcher = new Socket("u_watcher");

    /** Moved by hand; what waits is done when its time comes. */
    private static final class Time implements Ticker, Later {
        private record Waiting(long at, Runnable work) {}

        private final List<Waiting> waiting = new ArrayList<>();
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        Instant instant() {
            return Instant.EPOCH.plusNanos(now);
        }

        @Override
        public void after(Duration wait, Runnable work) {
            waiting.add(new Waiting(now + wait.toNanos(), work));
        }

        void advance(Duration by) {
            now += by.toNanos();
            List<Waiting> due = waiting.stream().filter(w -> w.at() <= now).toList();
            waiting.removeAll(due);
            due.forEach(w -> w.work().run());
            if (!due.isEmpty()) {
                advance(Duration.ZERO);
            }
        }
    }

    private static final class Socket implements Connection {
        private final Caller caller;
        private final List<Event.PresenceChanged> told = new ArrayList<>();

        Socket(String user) {
            caller = new Caller(new UserId(user), new DeviceId("d_" + user), Instant.MAX);
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void tell(Event event) {
            told.add((Event.PresenceChanged) event);
        }
    }

    private PresenceBoard board(PresenceRecord... kept) {
        return new PresenceBoard(state, time::instant, time, time, List.of(kept));
    }

    private Socket come(PresenceBoard board, String user) {
        Socket socket = new Socket(user);
        state.open(socket);
        board.opened(socket);
        return socket;
    }

    @Test
    void aFewChangesAreToldAtOnce() {
        PresenceBoard board = board();
        board.watch(watcher, List.of(MAI, new UserId("u_jonas")));

        come(board, "u_mai");
        time.advance(Duration.ZERO);
        come(board, "u_jonas");
        time.advance(Duration.ZERO);

        assertThat(watcher.told)
                .extracting(told -> told.list().getFirst().user().value())
                .containsExactly("u_mai", "u_jonas");
    }

    @Test
    void manyChangesAreToldTogether() {
        PresenceBoard board = board();
        List<UserId> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(new UserId("u_" + i));
        }
        board.watch(watcher, many);

        for (UserId each : many) {
            come(board, each.value());
            time.advance(Duration.ofMillis(10));
        }
        int atOnce = watcher.told.size();
        time.advance(Duration.ofSeconds(5));

        assertThat(atOnce).isLessThanOrEqualTo(6);
        assertThat(watcher.told).hasSize(atOnce + 1);
        assertThat(watcher.told.stream().flatMap(told -> told.list().stream()))
                .extracting(Presence::user)
                .containsExactlyElementsOf(
                        watcher.told.stream()
                                .flatMap(told -> told.list().stream())
                                .map(Presence::user)
                                .distinct()
                                .toList())
                .containsAll(many);
    }

    @Test
    void whatSomebodySaidBeforeTheStartHolds() {
        PresenceBoard board =
                board(
                        new PresenceRecord(
                                MAI,
                                PresenceState.DND,
                                Optional.of("in a meeting"),
                                Optional.of(time.instant().plusSeconds(3_600))));
        board.watch(watcher, List.of(MAI));
        come(board, "u_mai");
        time.advance(Duration.ZERO);

        assertThat(board.of(MAI).state()).isEqualTo(PresenceState.DND);
        time.advance(Duration.ofHours(1));

        assertThat(watcher.told)
                .extracting(told -> told.list().getFirst().state())
                .containsExactly(PresenceState.DND, PresenceState.ONLINE);
        assertThat(board.of(MAI).text()).isEmpty();
    }

    @Test
    void onlyWhatARestartWouldLoseMustBeKept() {
        PresenceBoard board = board();

        assertThat(board.mustKeep(MAI, wish(PresenceState.ONLINE))).isFalse();
        assertThat(board.mustKeep(MAI, wish(PresenceState.IDLE))).isFalse();
        assertThat(board.mustKeep(MAI, wish(PresenceState.DND))).isTrue();
        board.set(MAI, wish(PresenceState.DND));
        assertThat(board.mustKeep(MAI, wish(PresenceState.DND))).isFalse();
        assertThat(board.mustKeep(MAI, wish(PresenceState.IDLE))).isTrue();
    }

    private static PeopleOp.SetPresence wish(PresenceState state) {
        return new PeopleOp.SetPresence(state, Optional.empty(), Optional.empty());
    }
}
