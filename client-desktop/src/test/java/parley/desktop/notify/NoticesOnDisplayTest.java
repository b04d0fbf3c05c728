package parley.desktop.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A notice as a Linux desktop shows it: a bus, dunst and notify-send, all of them real. */
@Tag("display")
class NoticesOnDisplayTest {
    @TempDir Path folder;
    private Process bus;
    private Process dunst;
    private String address;

    @BeforeEach
    void startTheDesktopsPart() throws Exception {
        assumeThat(List.of("dbus-daemon", "dunst", "notify-send"))
                .allMatch(program -> Files.isExecutable(Path.of("/usr/bin", program)));
        bus = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address").start();
        address = bus.inputReader().readLine();
        var nothing = Files.createFile(folder.resolve("dunstrc"));
        dunst =
                onBus("dunst", "-conf", nothing.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("dunst.log").toFile())
                        .start();
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> onBus("dunstctl", "count").start().waitFor() == 0);
    }

    @AfterEach
    void end() {
        if (dunst != null) {
            dunst.destroyForcibly();
        }
        if (bus != null) {
            bus.destroyForcibly();
        }
    }

    private ProcessBuilder onBus(String... words) {
        var builder = new ProcessBuilder(words);
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address);
        return builder;
    }

    @Test
    void whatWasWrittenIsShownAsItIsWritten() throws Exception {
        var command =
                NoticeCommand.of("Linux", "Mai in general", "-x \"$HOME\" <b>kiln</b> & 'five' → 5")
                        .orElseThrow();

        assertThat(onBus(command.words().toArray(String[]::new)).start().waitFor()).isZero();

        assertThat(onBus("dunstctl", "close").start().waitFor()).isZero();
        var history = onBus("dunstctl", "history").start();
        var shown = new String(history.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shown)
                .contains("Parley: Mai in general")
                .contains("\\\"$HOME\\\" ‹b›kiln‹/b› ＆ 'five' → 5");
    }
}
