package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.Event;
import parley.protocol.MessageOp;
import parley.protocol.Response;
import parley.protocol.RoomId;

/** What happens to those who want too much. */
public final class LimitScenarios {
    /** What one user may send at once, and then in each second. */
    private static final int BURST = 60;

    private static final int A_SECOND = 5;

    /** What may pass beside it, where several count and tell each other now and then. */
    private static final int UNKNOWN = 60;

    public void whoSendsTooFastIsToldWhenToTryAgainAndLosesNothing(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            ids.add(socket.start(MessageOp.Send.plain(room, "n" + i), stage.cid()));
        }

        int accepted = 0;
        List<Refused> refused = new ArrayList<>();
        for (String id : ids) {
            try {
                socket.answer(MessageOp.Send.plain(room, "n"), id);
                accepted++;
            } catch (Refused e) {
                refused.add(e);
            }
        }

        assertThat(accepted).isGreaterThanOrEqualTo(60);
        assertThat(refused).allMatch(e -> e.code() == ErrorCode.RATE_LIMITED);
        assertThat(refused).allMatch(e -> e.error().retry());
        assertThat(refused).allMatch(e -> e.error().retryMs().orElse(0L) > 0);
        assertThat(stage.say(socket, room, "patience").seq()).isPresent();
    }

    public void whoMarksTooOftenIsToldWhenToTryAgain(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        RoomId room = stage.room(ada);
        WireSocket socket = stage.connect(ada);
        stage.say(socket, room, "read this");
        MessageOp.ReadMark mark = new MessageOp.ReadMark(room, 1, Optional.empty());

        Optional<Refused> refused = Optional.empty();
        for (int i = 0; i < 100 && refused.isEmpty(); i++) {
            try {
                socket.answer(mark, socket.start(mark, stage.cid()));
            } catch (Refused e) {
                refused = Optional.of(e);
            }
        }

        assertThat(refused).map(Refused::code).contains(ErrorCode.RATE_LIMITED);
        assertThat(refused.orElseThrow().error().retryMs().orElse(0L)).isPositive();
    }

    public void aFloodIsRefusedThenCutAndDisturbsNobody(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        Person ben = stage.person();
        RoomId flooded = stage.room(ada);
        RoomId quiet = stage.room(ben);
        WireSocket floods = stage.connect(ada);
        WireSocket bens = stage.connect(ben);

        long slowest = 0;
        int sent = 0;
        long begun = System.nanoTime();
        while (sent < 4_000 && !floods.isClosed()) {
            for (int i = 0; i < 100 && !floods.isClosed(); i++, sent++) {
                try {
                    floods.start(MessageOp.Send.plain(flooded, "flood " + sent), stage.cid());
                } catch (WebsocketNotConnectedException e) {
                    break;
                }
            }
            long start = System.nanoTime();
            stage.say(bens, quiet, "is it quiet here?");
            slowest = Math.max(slowest, System.nanoTime() - start);
            Thread.sleep(100);
        }

        assertThat(floods.verdict()).isEqualTo(4290);
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
        Event.Bye bye = floods.event(Event.Bye.class, _ -> true);
        assertThat(bye.code()).isEqualTo(4290);
        assertThat(bye.reconnectMs().orElse(0L)).isEqualTo(60_000);
        List<Response> answers = floods.responses();
        assertThat(answers)
                .filteredOn(Response.Failure.class::isInstance)
                .hasSizeGreaterThan(300)
                .allSatisfy(each ->
                        assertThat(((Response.Failure) each).err().retryMs().orElse(0L))
                                .isPositive());
        assertThat(slowest).isLessThan(Duration.ofSeconds(15).toNanos());
        assertThat(stage.api().call(ada, LogScenarios.read(flooded, 0, 500)).list())
                .hasSizeLessThan(BURST + ((int) seconds + 1) * A_SECOND + UNKNOWN);
    }

    public void whoGuessesPasswordsHasToWait(Stage stage) throws Exception {
        Person ada = stage.cast().fresh();
        byte[] wrong =
                "{\"name\":\"%s\",\"password\":\"not this one\",\"device\":\"d\"}"
                        .formatted(ada.name())
                        .getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer = stage.api().post("/v1/auth/login", Map.of(), wrong);
        for (int tries = 1; tries < 12 && answer.status() == 401; tries++) {
            answer = stage.api().post("/v1/auth/login", Map.of(), wrong);
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isPositive();
        assertThat(answer.text()).contains("rate_limited");
        assertThat(stage.api().call(ada, AuthScenarios.LIST).list()).isNotNull();
    }
}
