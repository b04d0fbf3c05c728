package parley.server.aws.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.tour.Visit;
import parley.server.aws.local.gateway.GatewayRules;

/** Two real desktops at a workspace on the emulators, with TLS, as {@code aws local} has it. */
@Tag("aws")
class DesktopOnAwsTest {
    @TempDir private Path folder;

    @BeforeAll
    static void startScreen() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
    }

    private AwsLocal start(LocalTls tls, int port) throws Exception {
        return AwsLocal.inProcesses(
                Emulators.kept(folder, Optional.of(tls)),
                GatewayRules.AWS,
                folder,
                2,
                port,
                Duration.ofSeconds(5));
    }

    @Test
    void twoDesktopsMeetTalkAndSendAPictureAndAStopOfTheBackendLosesNothing() throws Exception {
        LocalTls tls = LocalTls.in(folder.resolve("tls"), InstantSource.system());
        Path pictures = Path.of("target", "desktop-on-aws");
        int port;
        try (Visit visit = new Visit(folder.resolve("desktops"), pictures)) {
            try (AwsLocal local = start(tls, 0)) {
                port = local.url().getPort();
                visit.join(local.link().orElseThrow());
                visit.talk("Is this the workspace on the other machine?", "It is.");
                visit.drop();
            }
            visit.writeOffline("Written while there was no backend at all.");
            try (AwsLocal local = start(tls, port)) {
                assertThat(local.link()).isEmpty();
                visit.caughtUp("Written while there was no backend at all.");
                visit.talk("Is it the same one?", "Nothing is missing.");
            }
        }
        assertThat(pictures).isNotEmptyDirectory();
    }
}
