package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.capture.FxScreens;
import parley.desktop.capture.Screens;
import parley.desktop.capture.Shot;
import parley.desktop.fake.Lantern;
import parley.desktop.file.Outside;
import parley.desktop.text.Line;

/** A part of the screen is chosen by mouse and by keyboard and waits for its caption. */
class CaptureWalkTest {
    private static final int WIDE = 600;
    private static final int HIGH = 400;

    @TempDir Path folder;

    private Optional<Walk> walk = Optional.empty();

    /** A screen whose left half is red and whose right half is blue. */
    private static final class Halves implements Screens {
        @Override
        public Optional<Line> problem() {
            return Optional.empty();
        }

        @Override
        public Shot take(Window window) {
            var image = new WritableImage(WIDE, HIGH);
            for (int y = 0; y < HIGH; y++) {
                for (int x = 0; x < WIDE; x++) {
                    image.getPixelWriter().setColor(x, y, x < WIDE / 2 ? Color.RED : Color.BLUE);
                }
            }
            return new Shot(image, 0, 0, WIDE, HIGH);
        }
    }

    private record Pc(Path folder, Screens screens) implements Outside {
        @Override
        public void open(Path file) {}

        @Override
        public void reveal(Path file) {}

        @Override
        public Path downloads() {
            return folder.resolve("downloads");
        }

        @Override
        public Path scratch() {
            return folder.resolve("scratch");
        }
    }

    @BeforeEach
    void open() throws Exception {
        walk = Optional.of(Walk.in(new Lantern(), "lunch", new Pc(folder, new Halves())));
        hand().awaitFocus("#composer");
    }

    @AfterEach
    void close() {
        walk.ifPresent(Walk::close);
    }

    private Hand hand() {
        return walk.orElseThrow().hand();
    }

    /** Presses the button; whoever is in front of the frozen screen then. */
    private Hand begin() throws Exception {
        hand().click("#composer-capture");
        walk.orElseThrow().pass(Duration.ofSeconds(1));
        hand().until("the screen stands still", () -> frozen().isPresent());
        return Fx.call(() -> {
            var stage = frozen().orElseThrow();
            return new Hand(stage, stage.getScene());
        });
    }

    private static Optional<Stage> frozen() {
        return Window.getWindows().stream()
                .filter(w -> w.isShowing() && w.getScene().lookup("#capture") != null)
                .map(w -> (Stage) w)
                .findFirst();
    }

    private BufferedImage captured() throws Exception {
        hand().awaitText("Screen.png");
        try (var all = Files.walk(folder.resolve("scratch"))) {
            var file = all.filter(p -> p.endsWith("Screen.png")).findFirst();
            return ImageIO.read(file.orElseThrow(() -> new IOException("no file")).toFile());
        }
    }

    @Test
    void aPartIsDraggedByMouseAndWaitsForItsCaption() throws Exception {
        var screen = begin();

        screen.drag(100, 50, 400, 250);

        var image = captured();
        assertThat(image.getWidth()).isBetween(298, 302);
        assertThat(image.getHeight()).isBetween(198, 202);
        assertThat(image.getRGB(10, 10)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(290, 190)).isEqualTo(0xff0000ff);
        hand().awaitFocus("#composer");
    }

    @Test
    void aPartIsChosenByKeyboard() throws Exception {
        var screen = begin();

        screen.press(KeyCode.RIGHT);
        screen.press(KeyCode.SHIFT, KeyCode.DOWN);
        screen.awaitText("300 × 210");
        screen.press(KeyCode.ENTER);

        var image = captured();
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isEqualTo(210);
        assertThat(image.getRGB(139, 0)).isEqualTo(0xffff0000);
        assertThat(image.getRGB(140, 0)).isEqualTo(0xff0000ff);
    }

    @Test
    void escTakesNothing() throws Exception {
        var screen = begin();

        screen.press(KeyCode.ESCAPE);

        hand().until("it is gone", () -> frozen().isEmpty());
        assertThat(hand().shown("#tray-remove")).isFalse();
        assertThat(folder.resolve("scratch")).doesNotExist();
    }

    @Test
    void whereNoScreenCanBeSeenThereIsNoButton() throws Exception {
        walk.orElseThrow().close();
        walk = Optional.of(Walk.in(new Lantern(), "lunch", new Pc(folder, Screens.none())));
        hand().await("#composer-attach");

        assertThat(hand().shown("#composer-capture")).isFalse();
    }

    @Test
    @Tag("display") // without one there is no screen to be looked at
    void theRealScreenIsTaken() throws Exception {
        var stage =
                Fx.call(() -> {
                    var made = new Stage();
                    made.setScene(
                            new Scene(new Group(new Rectangle(200, 200, Color.LIME)), 200, 200));
                    made.setAlwaysOnTop(true);
                    made.show();
                    return made;
                });
        var screens = new FxScreens("Linux", java.util.Map.of(), "gtk");

        hand().until(
                        "the window's middle is on the picture",
                        () -> {
                            var shot = screens.take(stage);
                            int x = (int) (stage.getX() + stage.getWidth() / 2 - shot.x());
                            int y = (int) (stage.getY() + stage.getHeight() / 2 - shot.y());
                            return shot.image().getPixelReader().getArgb(x, y) == 0xff00ff00;
                        });
        Fx.call(() -> {
            stage.close();
            return true;
        });
    }
}
