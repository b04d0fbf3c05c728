package parley.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import parley.desktop.ui.Fx;

class AppIconTest {
    private static final Color CALL = Color.web("#B5480E");

    private static long copper(Image image) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getPixelReader().getColor(x, y).equals(CALL)) {
                    found++;
                }
            }
        }
        return found;
    }

    @Test
    void itCarriesABadgeOnlyWhereSomethingCalls() throws Exception {
        for (int size : AppIcon.SIZES) {
            var still = Fx.call(() -> AppIcon.draw(size, 0));
            var calling = Fx.call(() -> AppIcon.draw(size, 7));

            assertThat(still.getWidth()).isEqualTo(size);
            assertThat(copper(still)).as("%s px, nothing calls", size).isZero();
            assertThat(copper(calling)).as("%s px, seven call", size).isGreaterThan(size / 2);
        }
    }

    @Test
    void aWindowGetsAnotherIconWhenTheCountChangesUntilItIsEnough() throws Exception {
        var calls = new ReadOnlyIntegerWrapper();
        var window = Fx.call(Stage::new);
        var dressed = Fx.call(() -> new AppIcon(calls.getReadOnlyProperty()).dress(window));

        long before = Fx.call(() -> copper(window.getIcons().getLast()));
        long after =
                Fx.call(() -> {
                    calls.set(123_456);
                    return copper(window.getIcons().getLast());
                });
        long end =
                Fx.call(() -> {
                    dressed.unsubscribe();
                    calls.set(0);
                    return copper(window.getIcons().getLast());
                });

        assertThat(before).isZero();
        assertThat(after).isPositive().isEqualTo(end);
        assertThat(Fx.call(() -> window.getIcons().size())).isEqualTo(AppIcon.SIZES.size());
    }
}
