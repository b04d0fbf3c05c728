package parley.client.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the command-line client keeps its workspaces, beside and apart from the desktop's. */
final class CliFolder {
    private CliFolder() {}

    static Path standard(Map<String, String> environment, String os, String home) {
        String given = environment.getOrDefault("PARLEY_CLI_FOLDER", "");
        if (!given.isBlank()) {
            return Path.of(given);
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            Path base = roaming.isBlank() ? Path.of(home, "AppData", "Roaming") : Path.of(roaming);
            return base.resolve("Parley").resolve("cli");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Parley", "cli");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = data.isBlank() ? Path.of(home, ".local", "share") : Path.of(data);
        return base.resolve("parley").resolve("cli");
    }
}
