package parley.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    @Test
    void escapesAndBidiControlsNeverReachTheTerminal() {
        assertThat(Screen.safe("red \u001B[31m and \u202Egpj.exe"))
                .isEqualTo("red \uFFFD[31m and \uFFFDgpj.exe");
    }

    @Test
    void ordinaryTextInAnyScriptIsLeftAlone() {
        String text = "naïve 🙂\n\tschöne Grüße, 안녕, مرحبا";

        assertThat(Screen.safe(text)).isEqualTo(text);
    }

    @Test
    void theFolderIsWhereTheSystemKeepsSuchThings() {
        assertThat(CliFolder.standard(Map.of(), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.local/share/parley/cli"));
        assertThat(CliFolder.standard(Map.of("XDG_DATA_HOME", "/data"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/data/parley/cli"));
        assertThat(CliFolder.standard(Map.of(), "Mac OS X", "/Users/ada"))
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/Parley/cli"));
        assertThat(CliFolder.standard(Map.of("PARLEY_CLI_FOLDER", "/x"), "Windows 11", "/u"))
                .isEqualTo(Path.of("/x"));
    }
}
