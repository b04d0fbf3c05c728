package parley.server.aws.local;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import parley.conformance.scenario.Cast;
import parley.conformance.scenario.Credentials;
import parley.conformance.scenario.Scenario;
import parley.conformance.scenario.Scenarios;
import parley.conformance.scenario.Stage;
import parley.conformance.wire.HttpApi;
import parley.conformance.wire.Target;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.aws.backend.BackendConfig;
import parley.server.aws.local.gateway.GatewayRules;

/** What every member must hear, where all rooms are served from the queue. */
class QueuedFanOutTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir private static Path folder;

    private static AwsLocal local;
    private static HttpApi api;
    private static Cast cast;

    @BeforeAll
    static void start() throws Exception {
        local =
                AwsLocal.inProcess(
                        Emulators.start(folder.resolve("blobs"), 0),
                        GatewayRules.AWS,
                        BackendConfig.of("Parley", "127.0.0.1")
                                .with(AccountSettings.DEFAULT.withHashCost(HashCost.WEAK)),
                        2,
                        0,
                        Duration.ofSeconds(1));
        api = new HttpApi(target(), CLOCK);
        cast = new Cast(api, new Credentials.SetUpCode(local.setupCode()), CLOCK);
    }

    private static Target target() {
        return Target.of(local.url().toString(), Optional.empty());
    }

    @AfterAll
    static void stop() {
        api.close();
        local.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Scenarios.all().stream()
                .filter(each -> each.group().equals("order"))
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> play(each)));
    }

    private static void play(Scenario scenario) throws Exception {
        Differences.of(scenario).ifPresent(Assumptions::abort);
        try (Stage stage = new Stage(target(), api, cast, CLOCK)) {
            scenario.body().play(stage);
        } catch (Stage.NotOffered e) {
            Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }
}
