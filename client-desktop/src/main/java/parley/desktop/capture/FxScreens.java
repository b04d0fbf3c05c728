package parley.desktop.capture;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.robot.Robot;
import javafx.stage.Screen;
import javafx.stage.Window;
import parley.desktop.text.Line;

/**
 * The screens as JavaFX sees them.
 *
 * @param system the operating system's name
 * @param environment of this process; tells Wayland
 * @param platform what draws the windows, as {@code glass.platform} says; empty for the system's
 *     own
 */
public record FxScreens(String system, Map<String, String> environment, String platform)
        implements Screens {
    public FxScreens {
        environment = Map.copyOf(environment);
    }

    @Override
    public Optional<Line> problem() {
        if (platform.equalsIgnoreCase("Headless") || platform.equalsIgnoreCase("Monocle")) {
            return Optional.of(Line.of("capture.problem.none"));
        }
        boolean wayland =
                !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()
                        || environment
                                .getOrDefault("XDG_SESSION_TYPE", "")
                                .equalsIgnoreCase("wayland");
        return system.toLowerCase(Locale.ROOT).startsWith("linux") && wayland
                ? Optional.of(Line.of("capture.problem.wayland"))
                : Optional.empty();
    }

    @Override
    public Shot take(Window window) {
        var bounds = screen(window).getBounds();
        var image = new Robot().getScreenCapture(null, bounds, false);
        return new Shot(
                image, bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
    }

    /** The one on which the window's middle stands. */
    private static Screen screen(Window window) {
        double x = window.getX() + window.getWidth() / 2;
        double y = window.getY() + window.getHeight() / 2;
        return Screen.getScreens().stream()
                .filter(s -> s.getBounds().contains(x, y))
                .findFirst()
                .orElseGet(Screen::getPrimary);
    }
}
