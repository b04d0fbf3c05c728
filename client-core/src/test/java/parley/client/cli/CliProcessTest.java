package parley.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started, with the real client. */
class CliProcessTest {
    @TempDir private Path folder;

    @Test
    void whoIsNotSignedInIsToldToSignIn() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CliMain.class.getName(),
                                "rooms",
                                "--folder",
                                folder.resolve("kept").toString())
                        .redirectErrorStream(true)
                        .start();
        process.getOutputStream().close();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("Nobody is signed in here");
        assertThat(process.exitValue()).isEqualTo(4);
    }
}
