package parley.desktop.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import parley.desktop.text.Line;

class RegionViewModelTest {
    private final List<Optional<Region>> ends = new ArrayList<>();
    private final RegionViewModel model = new RegionViewModel(800, 600, ends::add);

    @Test
    void aPartIsDraggedInAnyDirectionAndTaken() {
        model.begin(300, 200);
        model.drag(100, 50);
        model.release();

        assertThat(ends).containsExactly(Optional.of(new Region(100, 50, 200, 150)));
    }

    @Test
    void itEndsAtTheScreensEdge() {
        model.begin(700, 500);
        model.drag(2_000, -40);
        model.release();

        assertThat(ends).containsExactly(Optional.of(new Region(700, 0, 100, 500)));
    }

    @Test
    void aClickTakesNothing() {
        model.begin(300, 200);
        model.drag(301, 200);
        model.release();

        assertThat(ends).isEmpty();
        assertThat(model.chosen().get()).isEmpty();
    }

    @Test
    void byKeyItBeginsInTheMiddleIsMovedSizedAndTaken() {
        model.move(10, 0);
        model.grow(-100, 20);
        model.move(-9_000, 9_000);
        model.take();

        assertThat(ends).containsExactly(Optional.of(new Region(0, 280, 300, 320)));
    }

    @Test
    void withoutAPartTheWholeScreenIsTaken() {
        model.take();

        assertThat(ends).containsExactly(Optional.of(new Region(0, 0, 800, 600)));
    }

    @Test
    void itEndsOnce() {
        model.cancel();
        model.take();
        model.cancel();

        assertThat(ends).containsExactly(Optional.empty());
    }

    @Test
    void aFineScreenHasMorePixelsThanPx() {
        var image = new WritableImage(1_600, 1_200);
        image.getPixelWriter().setColor(200, 100, Color.RED);
        var shot = new Shot(image, 0, 0, 800, 600);

        var cut = shot.cut(new Region(100, 50, 20, 10));

        assertThat(cut.getWidth()).isEqualTo(40);
        assertThat(cut.getHeight()).isEqualTo(20);
        assertThat(cut.getRGB(0, 0)).isEqualTo(0xffff0000);
        assertThat(shot.cut(new Region(800, 600, 0, 0)).getWidth()).isEqualTo(1);
    }

    @Test
    void itSaysWhereAProgramMayNotLookAtTheScreen() {
        assertThat(problem("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), ""))
                .contains(Line.of("capture.problem.wayland"));
        assertThat(problem("Linux", Map.of("XDG_SESSION_TYPE", "wayland"), "gtk"))
                .contains(Line.of("capture.problem.wayland"));
        assertThat(problem("Linux", Map.of("XDG_SESSION_TYPE", "x11"), "")).isEmpty();
        assertThat(problem("Mac OS X", Map.of(), "")).isEmpty();
        assertThat(problem("Windows 11", Map.of(), "")).isEmpty();
        assertThat(problem("Linux", Map.of(), "Headless"))
                .contains(Line.of("capture.problem.none"));
    }

    private static Optional<Line> problem(String system, Map<String, String> env, String glass) {
        return new FxScreens(system, env, glass).problem();
    }
}
