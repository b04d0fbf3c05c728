package parley.desktop.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.Screen;
import parley.desktop.capture.FxScreens;
import parley.desktop.capture.Screens;

/**
 * What the operating system offers.
 *
 * @param show opens a URL of a file or a folder, where the system can
 */
public record SystemOutside(
        Path downloads, Path scratch, String system, Optional<Consumer<String>> show)
        implements Outside {
    @Override
    public void open(Path file) throws IOException {
        shower().accept(file.toUri().toString());
    }

    @Override
    public void reveal(Path file) throws IOException {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            run(List.of("explorer.exe", "/select," + file));
        } else if (name.startsWith("mac")) {
            run(List.of("open", "-R", file.toString()));
        } else {
            var folder = file.toAbsolutePath().getParent();
            shower().accept((folder == null ? file : folder).toUri().toString());
        }
    }

    @Override
    public double pixels() {
        return Screen.getScreens().stream().mapToDouble(Screen::getOutputScaleX).max().orElse(1);
    }

    @Override
    public Screens screens() {
        return new FxScreens(system, System.getenv(), System.getProperty("glass.platform", ""));
    }

    private static void run(List<String> command) throws IOException {
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Consumer<String> shower() throws IOException {
        return show.orElseThrow(() -> new IOException("this system opens nothing"));
    }
}
