package parley.conformance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import parley.conformance.wire.HttpAnswer;
import parley.conformance.wire.Person;
import parley.conformance.wire.Refused;
import parley.conformance.wire.WireSocket;
import parley.protocol.ErrorCode;
import parley.protocol.MessageOp;
import parley.protocol.RoomId;

/** What happens to those who want too much. */
public final class LimitScenarios {
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
