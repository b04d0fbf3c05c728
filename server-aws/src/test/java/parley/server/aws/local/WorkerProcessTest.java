package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.server.aws.local.gateway.GatewayRules;
import parley.server.aws.local.runtime.WorkerProcess;

/** Workers that are processes with AWS's own runtime interface client. */
class WorkerProcessTest {
    @TempDir private Path folder;

    private static int status(HttpClient http, URI url) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void twoWorkersAnswerAndOneThatIsKilledIsReplaced() throws Exception {
        try (AwsLocal local =
                        AwsLocal.inProcesses(
                                Emulators.start(folder.resolve("blobs")),
                                GatewayRules.AWS,
                                folder,
                                2,
                                0,
                                Duration.ofHours(1));
                HttpClient http = HttpClient.newHttpClient()) {
            URI server = local.url().resolve("/v1/server");
            assertThat(local.setupCode()).hasSize(26);
            // One after the other: the pool gives each the worker that has waited longest.
            assertThat(status(http, server)).isEqualTo(200);
            assertThat(status(http, server)).isEqualTo(200);

            local.processes().forEach(WorkerProcess::kill);

            // Whoever was killed may still get what the next one finishes, so at most two are lost.
            int good = 0;
            for (int i = 0; i < 4; i++) {
                good += status(http, server) == 200 ? 1 : 0;
            }
            assertThat(good).isGreaterThanOrEqualTo(2);
        }
    }
}
