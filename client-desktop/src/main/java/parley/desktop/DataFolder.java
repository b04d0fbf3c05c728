package parley.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where everything of one user on one PC is kept. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * The folder of this user: {@code PARLEY_HOME} where it is set, else what the operating system
     * has for it (XDG base directories, %APPDATA%, Library).
     *
     * @param os as the property {@code os.name}
     * @param home as the property {@code user.home}
     */
    public static Path of(Map<String, String> environment, String os, String home) {
        var own = environment.getOrDefault("PARLEY_HOME", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        var system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            var roaming = environment.getOrDefault("APPDATA", "");
            return roaming.isBlank()
                    ? Path.of(home, "AppData", "Roaming", "Parley")
                    : Path.of(roaming, "Parley");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Parley");
        }
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.isBlank() ? Path.of(home, ".local", "share", "parley") : Path.of(xdg, "parley");
    }
}
