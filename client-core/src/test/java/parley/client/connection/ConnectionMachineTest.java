package parley.client.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parley.client.connection.ConnectionEvent.Failure;
import parley.client.trust.TrustProblem;
import parley.protocol.CloseCode;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.Limits;
import parley.protocol.Result;
import parley.protocol.UserId;
import parley.protocol.WireError;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceRole;

/** Driven by hand: no clock runs, nothing is random. */
class ConnectionMachineTest {
    private static final int HEARTBEAT_MS = 25_000;
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final List<ConnectionCommand> last = new ArrayList<>();
    private long ms;
    private ConnectionMachine machine = machine();

    @BeforeEach
    void begin() {
        ms = 1_000_000;
        machine = machine();
    }

    private ConnectionMachine machine() {
        return new ConnectionMachine(() -> 0.5, now());
    }

    private Moment now() {
        return new Moment(ms, START.plusMillis(ms));
    }

    private List<ConnectionCommand> on(ConnectionEvent event) {
        last.clear();
        last.addAll(machine.on(event, now()));
        return List.copyOf(last);
    }

    private List<ConnectionCommand> after(long passed) {
        ms += passed;
        return on(new ConnectionEvent.Tick());
    }

    /** Lets time pass step by step, as the machine asks to be woken, and gathers the commands. */
    private List<ConnectionCommand> run(long passed) {
        List<ConnectionCommand> all = new ArrayList<>();
        long end = ms + passed;
        while (machine.wakeAt() <= end) {
            long at = machine.wakeAt();
            ms = Math.max(ms, at);
            all.addAll(on(new ConnectionEvent.Tick()));
            assertThat(machine.wakeAt()).as("time stands still").isGreaterThan(ms);
        }
        ms = end;
        return all;
    }

    private static Result.Welcome welcome(Optional<Integer> maxAgeMs, int protocol) {
        return new Result.Welcome(
                new Result.You(new UserId("u_1"), "mai", "Mai", WorkspaceRole.MEMBER),
                new Result.Workspace(
                        new WorkspaceId("w_1"),
                        "Lantern",
                        WorkspaceKind.LAN,
                        "k",
                        Optional.empty()),
                protocol,
                Set.of(),
                Limits.LAN,
                HEARTBEAT_MS,
                maxAgeMs,
                START,
                Optional.empty());
    }

    private int live() {
        return live(Optional.empty());
    }

    private int live(Optional<Integer> maxAge) {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));
        on(new ConnectionEvent.Opened(socket));
        on(new ConnectionEvent.Greeted(socket, welcome(maxAge, 1)));
        return socket;
    }

    private static int opened(List<ConnectionCommand> commands) {
        return commands.stream()
                .filter(ConnectionCommand.Open.class::isInstance)
                .map(c -> ((ConnectionCommand.Open) c).socket())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing opened: " + commands));
    }

    private static ConnectionState shown(List<ConnectionCommand> commands) {
        return commands.reversed().stream()
                .filter(ConnectionCommand.Show.class::isInstance)
                .map(c -> ((ConnectionCommand.Show) c).state())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing shown: " + commands));
    }

    private static Event.Bye bye(CloseCode code, Optional<Long> reconnectMs) {
        return Event.Bye.of(code, "test", reconnectMs);
    }

    @Test
    void withoutATokenItRefreshesFirstThenOpensThenSaysHello() {
        assertThat(on(new ConnectionEvent.Connect()))
                .contains(new ConnectionCommand.RefreshToken())
                .noneMatch(ConnectionCommand.Open.class::isInstance);

        int socket = opened(on(new ConnectionEvent.TokenFresh(600_000)));

        assertThat(on(new ConnectionEvent.Opened(socket)))
                .containsExactly(new ConnectionCommand.SayHello(socket));
        List<ConnectionCommand> greeted =
                on(new ConnectionEvent.Greeted(socket, welcome(Optional.empty(), 1)));
        assertThat(greeted.getFirst()).isInstanceOf(ConnectionCommand.Use.class);
        assertThat(shown(greeted))
                .isEqualTo(new ConnectionState.Online(START.plusMillis(ms), true));
        assertThat(shown(on(new ConnectionEvent.CaughtUp(socket))))
                .isEqualTo(new ConnectionState.Online(START.plusMillis(ms), false));
    }

    @Test
    void theFirstPingComesAtARandomPartOfTheIntervalThenAfterEachSilence() {
        int socket = live();

        assertThat(after(HEARTBEAT_MS / 2 - 1)).isEmpty();
        assertThat(after(1)).containsExactly(new ConnectionCommand.SendPing(socket));
        on(new ConnectionEvent.Received(socket));
        assertThat(after(HEARTBEAT_MS - 1)).isEmpty();
        on(new ConnectionEvent.Received(socket));
        assertThat(after(HEARTBEAT_MS - 1)).isEmpty();
        assertThat(after(1)).containsExactly(new ConnectionCommand.SendPing(socket));
    }

    @Test
    void twoMissedHeartbeatsCloseAndReconnect() {
        int socket = live();

        List<ConnectionCommand> all = run(HEARTBEAT_MS * 3L);

        assertThat(all.stream().filter(ConnectionCommand.SendPing.class::isInstance)).hasSize(2);
        assertThat(all)
                .contains(new ConnectionCommand.Close(socket, 4000), new ConnectionCommand.Lose());
        assertThat(all.stream().filter(ConnectionCommand.Open.class::isInstance)).isNotEmpty();
    }

    @Test
    void aSuspectedSilenceIsFoundOutWithinFiveSeconds() {
        int socket = live();

        assertThat(on(new ConnectionEvent.Suspected(socket)))
                .containsExactly(new ConnectionCommand.SendPing(socket));
        assertThat(on(new ConnectionEvent.Suspected(socket))).isEmpty();
        assertThat(after(Heartbeat.SUSPICION_MS))
                .contains(new ConnectionCommand.Close(socket, 4000));
    }

    @Test
    void anAnswerEndsTheSuspicion() {
        int socket = live();
        on(new ConnectionEvent.Suspected(socket));

        on(new ConnectionEvent.Received(socket));

        assertThat(after(Heartbeat.SUSPICION_MS)).isEmpty();
    }

    @Test
    void triesAgainAfterGrowingWaitsWithJitter() {
        on(new ConnectionEvent.TokenFresh(600_000_000));
        List<Long> waits = new ArrayList<>();
        int socket = opened(on(new ConnectionEvent.Connect()));
        for (int i = 0; i < 9; i++) {
            long failedAt = ms;
            ConnectionState state =
                    shown(
                            on(
                                    new ConnectionEvent.OpenFailed(
                                            socket, new Failure.Unreachable("refused"))));
            assertThat(state).isInstanceOf(ConnectionState.Waiting.class);
            ms = machine.wakeAt();
            waits.add(ms - failedAt);
            socket = opened(on(new ConnectionEvent.Tick()));
        }

        assertThat(waits)
                .containsExactly(
                        500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void aNetworkThatComesBackIsTriedAtOnce() {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));
        on(new ConnectionEvent.OpenFailed(socket, new Failure.Unreachable("no route")));

        assertThat(opened(on(new ConnectionEvent.NetworkUp()))).isGreaterThan(socket);
    }

    @Test
    void aSilentHandshakeIsGivenUpAfterTenSeconds() {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));

        List<ConnectionCommand> late = after(ConnectionMachine.PATIENCE_MS);

        assertThat(late).contains(new ConnectionCommand.Close(socket, 4000));
        assertThat(shown(late)).isInstanceOf(ConnectionState.Waiting.class);
        assertThat(on(new ConnectionEvent.Opened(socket))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4000,SILENT",
        "4001,TOO_FAST",
        "4008,TOO_FAST",
        "4009,RESTART",
        "4010,LOST",
        "1000,LOST",
        "1001,LOST",
        "1006,LOST",
        "1009,LOST",
        "4999,LOST"
    })
    void codesThatReconnect(int code, OfflineReason reason) {
        int socket = live();
        ms += ConnectionMachine.LASTING_MS;

        List<ConnectionCommand> closed = on(new ConnectionEvent.Closed(socket, code));

        assertThat(closed).contains(new ConnectionCommand.Lose());
        assertThat(shown(closed))
                .isEqualTo(
                        new ConnectionState.Waiting(
                                START.plusMillis(ms), reason, START.plusMillis(ms + 500)));
        assertThat(opened(after(500))).isGreaterThan(socket);
    }

    @Test
    void abuseWaitsAMinute() {
        int socket = live();

        on(new ConnectionEvent.Closed(socket, 4290));

        assertThat(machine.wakeAt()).isEqualTo(ms + 60_000);
    }

    @ParameterizedTest
    @CsvSource({
        "4003,SUPERSEDED",
        "4403,BANNED",
        "4404,WORKSPACE_GONE",
        "4406,VERSION",
        "4410,MOVED"
    })
    void codesThatStop(int code, StopReason reason) {
        int socket = live();

        assertThat(shown(on(new ConnectionEvent.Closed(socket, code))))
                .isEqualTo(new ConnectionState.Stopped(START.plusMillis(ms), reason));
        assertThat(run(600_000)).isEmpty();
    }

    @Test
    void aByeCountsMoreThanTheCodeThatFollowsAndItsWaitMoreThanTheBackoff() {
        int socket = live();
        on(new ConnectionEvent.ByeSaid(socket, bye(CloseCode.RESTART, Optional.of(7_000L))));

        on(new ConnectionEvent.Closed(socket, 1006));

        assertThat(machine.wakeAt()).isEqualTo(ms + 7_000);
    }

    @Test
    void aByeThatBansStopsWhateverTheCode() {
        int socket = live();
        on(new ConnectionEvent.ByeSaid(socket, bye(CloseCode.BANNED, Optional.empty())));

        assertThat(shown(on(new ConnectionEvent.Closed(socket, 1000))))
                .isInstanceOf(ConnectionState.Stopped.class);
    }

    @Test
    void aRejectedTokenIsRefreshedFirstAndOnlyARefusalSignsOut() {
        int socket = live();
        ms += 20_000;
        assertThat(on(new ConnectionEvent.Closed(socket, 4401)))
                .contains(new ConnectionCommand.RefreshToken());
        assertThat(opened(on(new ConnectionEvent.TokenFresh(600_000)))).isGreaterThan(socket);

        assertThat(shown(on(new ConnectionEvent.TokenRefused())))
                .isEqualTo(
                        new ConnectionState.Stopped(START.plusMillis(ms), StopReason.SIGNED_OUT));
        assertThat(machine.wakeAt()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aHandshakeAnswered401IsRefreshedOnceAndThenWaitsLikeAnyFailure() {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));
        assertThat(
                        on(
                                new ConnectionEvent.OpenFailed(
                                        socket, new Failure.Status(401, Optional.empty()))))
                .contains(new ConnectionCommand.RefreshToken());
        int second = opened(on(new ConnectionEvent.TokenFresh(600_000)));

        List<ConnectionCommand> again =
                on(
                        new ConnectionEvent.OpenFailed(
                                second, new Failure.Status(401, Optional.empty())));

        assertThat(again).doesNotContain(new ConnectionCommand.RefreshToken());
        assertThat(shown(again)).isInstanceOf(ConnectionState.Waiting.class);
    }

    @Test
    void aLiveSocketGetsTheNewTokenBeforeTheOldOneEnds() {
        int socket = live();
        long before = ms;
        List<ConnectionCommand> commands = List.of();
        while (!commands.contains(new ConnectionCommand.RefreshToken())) {
            ms = machine.wakeAt();
            commands = on(new ConnectionEvent.Tick());
            on(new ConnectionEvent.Received(socket));
        }

        assertThat(ms - before).isEqualTo(600_000 * 3 / 4);
        assertThat(on(new ConnectionEvent.TokenFresh(600_000)))
                .containsExactly(new ConnectionCommand.SendAuth(socket));
    }

    @Test
    void anOperationThatFindsTheTokenExpiredRefreshesOnTheLiveSocket() {
        int socket = live();
        ms += 10_000;

        assertThat(on(new ConnectionEvent.TokenRejected()))
                .containsExactly(new ConnectionCommand.RefreshToken());
        assertThat(on(new ConnectionEvent.TokenRejected())).isEmpty();
        assertThat(on(new ConnectionEvent.TokenFresh(600_000)))
                .containsExactly(new ConnectionCommand.SendAuth(socket));
        assertThat(on(new ConnectionEvent.Authorized(socket, true))).isEmpty();
    }

    @Test
    void aTokenThatTheLiveSocketDoesNotTakeReconnects() {
        int socket = live();

        assertThat(on(new ConnectionEvent.Authorized(socket, false)))
                .contains(new ConnectionCommand.Lose());
    }

    @Test
    void anUnreachableRefreshKeepsTheLiveSocketAndTriesAgain() {
        int socket = live();
        ms += 10_000;
        on(new ConnectionEvent.TokenRejected());

        assertThat(on(new ConnectionEvent.TokenUnreachable(new Failure.Unreachable("x"))))
                .isEmpty();

        assertThat(run(5_000)).contains(new ConnectionCommand.RefreshToken());
        assertThat(socket).isPositive();
    }

    @Test
    void anOldSocketIsReplacedWithoutAGap() {
        int socket = live(Optional.of(7_200_000));
        List<ConnectionCommand> commands = List.of();
        while (commands.stream().noneMatch(ConnectionCommand.Open.class::isInstance)) {
            assertThat(machine.wakeAt()).isLessThan(1_000_000 + 7_200_000L);
            ms = machine.wakeAt();
            commands = on(new ConnectionEvent.Tick());
            on(new ConnectionEvent.Received(socket));
            if (commands.contains(new ConnectionCommand.RefreshToken())) {
                on(new ConnectionEvent.TokenFresh(600_000));
            }
        }
        int next = opened(commands);
        assertThat(commands).doesNotContain(new ConnectionCommand.Lose());
        on(new ConnectionEvent.Opened(next));

        List<ConnectionCommand> greeted =
                on(new ConnectionEvent.Greeted(next, welcome(Optional.of(7_200_000), 1)));

        assertThat(greeted)
                .contains(new ConnectionCommand.Close(socket, 1000))
                .anyMatch(c -> c instanceof ConnectionCommand.Use use && use.socket() == next)
                .doesNotContain(new ConnectionCommand.Lose());
        assertThat(on(new ConnectionEvent.Closed(socket, 4003))).isEmpty();
    }

    @Test
    void aReplacementThatFailsLeavesTheLiveSocketAlone() {
        int socket = live(Optional.of(100_000));
        List<ConnectionCommand> all = new ArrayList<>();
        while (all.stream().noneMatch(ConnectionCommand.Open.class::isInstance)) {
            ms = machine.wakeAt();
            all.addAll(on(new ConnectionEvent.Tick()));
            on(new ConnectionEvent.Received(socket));
        }

        List<ConnectionCommand> failed =
                on(new ConnectionEvent.OpenFailed(opened(all), new Failure.Unreachable("refused")));

        assertThat(failed).isEmpty();
        assertThat(run(5_000).stream().filter(ConnectionCommand.Open.class::isInstance)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(TrustProblem.class)
    void aServerThatIsNotBelievedStopsWithItsReason(TrustProblem problem) {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));

        ConnectionState state =
                shown(on(new ConnectionEvent.OpenFailed(socket, new Failure.Untrusted(problem))));

        assertThat(state)
                .isInstanceOfSatisfying(
                        ConnectionState.Stopped.class,
                        stopped ->
                                assertThat(stopped.reason())
                                        .isEqualTo(ConnectionMachine.stopReason(problem)));
        assertThat(run(3_600_000)).isEmpty();
    }

    @Test
    void aRefusedHelloFollowsItsError() {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));
        on(new ConnectionEvent.Opened(socket));

        List<ConnectionCommand> refused =
                on(
                        new ConnectionEvent.GreetingRefused(
                                socket, WireError.later(ErrorCode.RATE_LIMITED, "slow", 9_000)));

        assertThat(shown(refused))
                .isInstanceOfSatisfying(
                        ConnectionState.Waiting.class,
                        w -> assertThat(w.reason()).isEqualTo(OfflineReason.TOO_FAST));
        assertThat(machine.wakeAt()).isEqualTo(ms + 9_000);
    }

    @Test
    void anotherVersionStops() {
        on(new ConnectionEvent.TokenFresh(600_000));
        int socket = opened(on(new ConnectionEvent.Connect()));
        on(new ConnectionEvent.Opened(socket));

        assertThat(shown(on(new ConnectionEvent.Greeted(socket, welcome(Optional.empty(), 2)))))
                .isInstanceOfSatisfying(
                        ConnectionState.Stopped.class,
                        s -> assertThat(s.reason()).isEqualTo(StopReason.VERSION));
    }

    @Test
    void pausedItStaysOfflineUntilToldToConnect() {
        int socket = live();

        assertThat(on(new ConnectionEvent.Pause()))
                .contains(new ConnectionCommand.Close(socket, 1000), new ConnectionCommand.Lose());
        assertThat(run(3_600_000)).isEmpty();
        assertThat(on(new ConnectionEvent.NetworkUp())).isEmpty();
        assertThat(on(new ConnectionEvent.Connect()))
                .contains(new ConnectionCommand.RefreshToken());
    }

    @Test
    void sinceTellsWhenItWasLastOnlineHoweverOftenItTries() {
        int socket = live();
        ms += 60_000;
        Instant lost = START.plusMillis(ms);
        on(new ConnectionEvent.Closed(socket, 1006));

        List<ConnectionCommand> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ms = machine.wakeAt();
            List<ConnectionCommand> tried = on(new ConnectionEvent.Tick());
            all.addAll(tried);
            all.addAll(
                    on(
                            new ConnectionEvent.OpenFailed(
                                    opened(tried), new Failure.Unreachable("x"))));
        }

        assertThat(
                        all.stream()
                                .filter(ConnectionCommand.Show.class::isInstance)
                                .map(c -> ((ConnectionCommand.Show) c).state().since()))
                .hasSize(10)
                .containsOnly(lost);
    }

    @Test
    void eventsOfForgottenSocketsChangeNothing() {
        int socket = live();

        assertThat(on(new ConnectionEvent.Closed(socket + 7, 4403))).isEmpty();
        assertThat(on(new ConnectionEvent.Opened(socket + 7))).isEmpty();
        assertThat(on(new ConnectionEvent.Greeted(socket + 7, welcome(Optional.empty(), 1))))
                .isEmpty();
        assertThat(
                        on(
                                new ConnectionEvent.OpenFailed(
                                        socket + 7,
                                        new Failure.Untrusted(TrustProblem.PIN_CHANGED))))
                .isEmpty();
        assertThat(on(new ConnectionEvent.CaughtUp(socket + 7))).isEmpty();
    }
}
