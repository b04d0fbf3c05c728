package parley.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import parley.desktop.capture.Screens;
import parley.desktop.capture.Shot;
import parley.desktop.file.Outside;
import parley.desktop.text.Line;

/** Somebody chooses a part of the screen. The window stands for the screen: here is no other. */
final class Capturing {
    /** Takes one picture of a window. */
    interface Camera {
        void take(Scene scene, String title) throws IOException;
    }

    private Capturing() {}

    static void play(Desk desk, Camera camera) throws IOException {
        desk.press("#composer-capture");
        Fx.await("the screen stands still", () -> frozen().isPresent());
        Scene scene = Fx.call(() -> frozen().orElseThrow());
        Fx.call(() -> {
            for (int i = 0; i < 4; i++) {
                Desk.fire(scene.lookup("#capture"), KeyCode.RIGHT);
            }
            return true;
        });
        camera.take(scene, "a part of the screen");
        Fx.call(() -> {
            Desk.fire(scene.lookup("#capture"), KeyCode.ENTER);
            return true;
        });
        desk.awaitText("Screen.png");
        camera.take(desk.scene(), "a captured part waits for its caption");
        desk.press("#tray-remove");
    }

    private static Optional<Scene> frozen() {
        return Window.getWindows().stream()
                .filter(w -> w.isShowing() && w.getScene().lookup("#capture") != null)
                .map(Window::getScene)
                .findFirst();
    }

    /** A computer whose screen shows one window and nothing else. */
    record Pc(Outside real, Scene window) implements Outside, Screens {
        @Override
        public void open(Path file) throws IOException {
            real.open(file);
        }

        @Override
        public void reveal(Path file) throws IOException {
            real.reveal(file);
        }

        @Override
        public Path downloads() {
            return real.downloads();
        }

        @Override
        public Path scratch() {
            return real.scratch();
        }

        @Override
        public Screens screens() {
            return this;
        }

        @Override
        public Optional<Line> problem() {
            return Optional.empty();
        }

        @Override
        public Shot take(Window from) {
            return new Shot(window.snapshot(null), 0, 0, window.getWidth(), window.getHeight());
        }
    }
}
