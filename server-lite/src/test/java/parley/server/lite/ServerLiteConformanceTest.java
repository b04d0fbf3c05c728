package parley.server.lite;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
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
import parley.server.WorkspaceOperations;
import parley.server.account.AccountSettings;
import parley.server.account.HashCost;
import parley.server.file.FileBounds;
import parley.server.limit.RequestLimits;

/** Every scenario of the protocol, over TLS, against this server. */
class ServerLiteConformanceTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir private static Path folder;

    private static LiteServer server;
    private static HttpApi api;
    private static Cast cast;

    @BeforeAll
    static void start() throws StartException {
        server =
                LiteServer.start(
                        ServerConfig.of(
                                        folder.resolve("data"),
                                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                                .withGuards(
                                        new ServerConfig.Guards(
                                                AccountSettings.DEFAULT.withHashCost(HashCost.WEAK),
                                                RequestLimits.Rates.DEFAULT,
                                                WorkspaceOperations.Rates.NORMAL,
                                                FileBounds.NORMAL)));
        api = new HttpApi(target(), CLOCK);
        cast = new Cast(api, new Credentials.SetUpCode(server.setupCode().orElseThrow()), CLOCK);
    }

    private static Target target() {
        return Target.of(server.url(), server.pin());
    }

    @AfterAll
    static void stop() {
        api.close();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        return Scenarios.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.toString(), () -> play(each)));
    }

    private static void play(Scenario scenario) throws Exception {
        try (Stage stage = new Stage(target(), api, cast, CLOCK)) {
            scenario.body().play(stage);
        } catch (Stage.NotOffered e) {
            Assumptions.abort(String.valueOf(e.getMessage()));
        }
    }
}
