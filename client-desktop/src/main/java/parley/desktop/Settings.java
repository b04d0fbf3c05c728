package parley.desktop;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Properties;
import parley.desktop.theme.Appearance;

/** What the user set on this device and how large the window was; kept in one file. */
public record Settings(Appearance appearance, int textPercent, double width, double height) {
    /** Before anything was set. */
    public static final Settings DEFAULT = new Settings(Appearance.SYSTEM, 100, 1280, 800);

    private static final String FILE = "desktop.properties";

    /** Reads them; what is missing or wrong is as at first. */
    public static Settings read(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return DEFAULT;
        }
        var p = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return new Settings(
                appearance(p.getProperty("appearance", "")),
                (int) Math.clamp(number(p, "textPercent", 100), 75, 200),
                Math.max(400, number(p, "width", DEFAULT.width())),
                Math.max(480, number(p, "height", DEFAULT.height())));
    }

    /** Writes them down in one step. */
    public void write(Path folder) throws IOException {
        var p = new Properties();
        p.setProperty("appearance", appearance.name().toLowerCase(Locale.ROOT));
        p.setProperty("textPercent", Integer.toString(textPercent));
        p.setProperty("width", Long.toString(Math.round(width)));
        p.setProperty("height", Long.toString(Math.round(height)));
        Files.createDirectories(folder);
        var fresh = folder.resolve(FILE + ".new");
        try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            p.store(out, null);
        }
        Files.move(
                fresh,
                folder.resolve(FILE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static Appearance appearance(String name) {
        return switch (name) {
            case "light" -> Appearance.LIGHT;
            case "dark" -> Appearance.DARK;
            default -> Appearance.SYSTEM;
        };
    }

    private static double number(Properties p, String key, double otherwise) {
        try {
            return Double.parseDouble(p.getProperty(key, ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
