package parley.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @Test
    void whatIsOldGoesAndTheRestStays(@TempDir Path folder) throws IOException {
        var now = Instant.parse("2026-11-20T09:45:00Z");
        var sent = Files.createDirectory(folder.resolve("sent-1"));
        var old = Files.writeString(sent.resolve("old.png"), "old");
        var fresh = Files.writeString(folder.resolve("fresh.png"), "fresh");
        Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(31))));
        Files.setLastModifiedTime(fresh, FileTime.from(now.minus(Duration.ofDays(29))));

        Scratch.tidy(folder, now);
        Scratch.tidy(folder.resolve("nowhere"), now);

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
    }
}
