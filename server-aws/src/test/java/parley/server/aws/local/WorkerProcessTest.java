package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.scenario.Scenario;
import parley.conformance.scenario.Scenarios;
import parley.conformance.scenario.Stage;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Target;
import parley.protocol.InviteOp;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.local.runtime.WorkerProcess;

/** Workers as Lambda runs them, behind TLS as API Gateway has it. */
class WorkerProcessTest {
    private static final InstantSource CLOCK = InstantSource.system();

    /** One that needs the socket, and one that needs links to the bucket. */
    private static final List<String> SCENARIOS =
            List.of(
                    "order: both devices of a person hear what either says",
                    "file: a range of a file is served");

    @TempDir private Path folder;

    @Test
    void twoWorkersAnswerOverTlsAndOneThatIsKilledIsReplaced() throws Exception {
        LocalTls tls = LocalTls.in(folder.resolve("tls"), CLOCK);
        try (AwsLocal local =
                AwsLocal.inProcesses(
                        Emulators.start(folder.resolve("blobs"), Optional.of(tls)),
                        GatewayRules.AWS,
                        folder,
                        2,
                        0,
                        Duration.ofHours(1))) {
            assertThat(local.url()).hasScheme("https");
            assertThat(local.setupCode()).hasSize(26);
            Target target = Target.of(local.url().toString(), local.pin());
            try (HttpApi api = new HttpApi(target, CLOCK)) {
                // One after the other: the pool gives each the worker that has waited longest.
                assertThat(api.get("/v1/server", Map.of()).status()).isEqualTo(200);
                assertThat(api.get("/v1/server", Map.of()).status()).isEqualTo(200);
                Cast cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
                List<Scenario> some =
                        Scenarios.all().stream()
                                .filter(each -> SCENARIOS.contains(each.toString()))
                                .toList();
                assertThat(some).hasSameSizeAs(SCENARIOS);
                for (Scenario each : some) {
                    try (Stage stage = new Stage(target, api, cast, CLOCK)) {
                        each.body().play(stage);
                    }
                }
                assertThat(invited(api, cast).address().port()).isEqualTo(local.url().getPort());
                assertThat(invited(api, cast).address().pin()).contains(new Pin(tls.pin()));

                local.processes().forEach(WorkerProcess::kill);

                // Whoever was killed may still get what the next one finishes: two at most are
                // lost.
                int good = 0;
                for (int i = 0; i < 4; i++) {
                    good += api.get("/v1/server", Map.of()).status() == 200 ? 1 : 0;
                }
                assertThat(good).isGreaterThanOrEqualTo(2);
            }
        }
    }

    private static InviteLink invited(HttpApi api, Cast cast) throws Exception {
        return InviteLink.parse(
                api.call(
                                cast.owner(),
                                new InviteOp.Create(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false))
                        .url()
                        .orElseThrow());
    }
}
