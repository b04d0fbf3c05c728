package parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.theme.Appearance;

class SettingsTest {
    @Test
    void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
        var settings = new Settings(Appearance.DARK, 125, 900, 600);

        settings.write(folder);

        assertThat(Settings.read(folder)).isEqualTo(settings);
    }

    @Test
    void whatIsMissingOrWrongIsAsAtFirst(@TempDir Path folder) throws IOException {
        assertThat(Settings.read(folder)).isEqualTo(Settings.DEFAULT);

        Files.writeString(
                folder.resolve("desktop.properties"), "appearance=pink\ntextPercent=x\nwidth=-3\n");

        assertThat(Settings.read(folder)).isEqualTo(new Settings(Appearance.SYSTEM, 100, 400, 800));
    }
}
