package parley.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started, with the real client. */
class CliProcessTest {
    @TempDir private Path folder;

    @Test
    void whoIsNotSignedInIsToldToSignInAndNothingElse() throws Exception {
        Said said = run("rooms", "--folder", folder.resolve("kept").toString());

        assertThat(said.text()).contains("Nobody is signed in here").doesNotContain("INFO");
        assertThat(said.exit()).isEqualTo(4);
    }

    @Test
    void examplesAreShownAsTheyAreTyped() throws Exception {
        Said said = run("send", "--help");

        assertThat(said.text()).contains("git log -1 --format=%s |").doesNotContain("WARN");
        assertThat(said.exit()).isZero();
    }

    private record Said(String text, int exit) {}

    private static Said run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CliMain.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(text, process.exitValue());
    }
}
