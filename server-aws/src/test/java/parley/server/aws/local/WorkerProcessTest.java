package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.address.InviteLink;
import parley.client.trust.Pin;
import parley.conformance.core.SharedPair;
import parley.conformance.scenario.Scenario;
import parley.conformance.scenario.Scenarios;
import parley.conformance.scenario.Stage;
import parley.protocol.InviteOp;
import parley.protocol.LogLine;
import parley.protocol.VoidRange;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.local.runtime.WorkerProcess;

/** Two workers as Lambda runs them, behind TLS as API Gateway has it. */
class WorkerProcessTest {
    private static final InstantSource CLOCK = InstantSource.system();

    /** One that needs the socket, and one that needs links to the bucket. */
    private static final List<String> SCENARIOS =
            List.of(
                    "order: both devices of a person hear what either says",
                    "file: a range of a file is served");

    @TempDir private static Path folder;

    private static TableProxy proxy;
    private static AwsLocal local;
    private static TalkingRoom room;

    @BeforeAll
    static void start() throws Exception {
        Emulators emulators =
                Emulators.start(
                        folder.resolve("blobs"),
                        Optional.of(LocalTls.in(folder.resolve("tls"), CLOCK)));
        proxy = new TableProxy(emulators.tables());
        local =
                AwsLocal.inProcesses(
                        emulators.reachedAt(proxy.endpoint()),
                        GatewayRules.AWS,
                        folder,
                        2,
                        0,
                        Duration.ofHours(1));
        room = new TalkingRoom(local, 2);
    }

    @AfterAll
    static void stop() {
        room.close();
        local.close();
        proxy.close();
    }

    @Test
    void clientsReachItAndItsBucketOverTlsByAnInvitesPin() throws Exception {
        List<Scenario> some =
                Scenarios.all().stream()
                        .filter(each -> SCENARIOS.contains(each.toString()))
                        .toList();
        assertThat(some).hasSameSizeAs(SCENARIOS);

        for (Scenario each : some) {
            try (Stage stage = new Stage(room.target, room.api, room.cast, CLOCK)) {
                each.body().play(stage);
            }
        }

        assertThat(local.url()).hasScheme("https");
        InviteLink link = invited();
        assertThat(link.address().port()).isEqualTo(local.url().getPort());
        assertThat(link.address().pin()).contains(new Pin(local.pin().orElseThrow()));
    }

    private static InviteLink invited() throws Exception {
        InviteOp.Create op =
                new InviteOp.Create(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false);
        return InviteLink.parse(room.api.call(room.cast.owner(), op).url().orElseThrow());
    }

    @Test
    void aWorkerKilledInTheMiddleOfAnAppendLosesAndDoublesNothing() throws Exception {
        room.talk(2);
        for (TableProxy.Trap.When when : TableProxy.Trap.When.values()) {
            proxy.set(
                    new TableProxy.Trap(
                            when,
                            agent ->
                                    local.processes()
                                            .get(agent.contains("worker-1") ? 0 : 1)
                                            .kill()));
            room.authors.getFirst().say("while a worker is killed " + when);
            assertThat(proxy.isSprung()).isTrue();
            room.authors.getLast().say("after a worker was killed " + when);
        }

        room.assertShownOnceAndInOrder();

        assertThat(room.authors.getFirst().again()).isGreaterThanOrEqualTo(2);
        List<LogLine> log = room.log();
        SharedPair.assertGapFree(log);
        assertThat(log).hasAtLeastOneElementOfType(VoidRange.class);
    }

    @Test
    void workersThatAreKilledAreReplaced() throws Exception {
        local.processes().forEach(WorkerProcess::kill);

        // Whoever was killed may still get what the next one finishes, so at most two are lost.
        int good = 0;
        for (int i = 0; i < 4; i++) {
            good += room.api.get("/v1/server", Map.of()).status() == 200 ? 1 : 0;
        }
        assertThat(good).isGreaterThanOrEqualTo(2);
        // One after the other: the pool gives each the worker that has waited longest.
        assertThat(room.api.get("/v1/server", Map.of()).status()).isEqualTo(200);
        assertThat(room.api.get("/v1/server", Map.of()).status()).isEqualTo(200);
    }
}
