package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.main.MainViewModel;

/** Keys are changed by keyboard and do what they say, in the window below. */
class KeysWalkTest {
    private final Lantern lantern = new Lantern();

    private static String keys(Walk walk, String id) {
        return ((Button) walk.hand().now(id)).getText();
    }

    private static void open(Walk walk, Consumer<MainViewModel> what) throws Exception {
        Fx.call(() -> {
            what.accept(walk.main());
            return true;
        });
    }

    @Test
    void otherKeysAreChosenAndHoldAtOnce() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            var hand = walk.hand();
            hand.await("#composer");
            open(walk, m -> m.opening().changeKeys());
            hand.click("#key-switcher");
            hand.press(KeyCode.ESCAPE);
            hand.until(
                    "Esc leaves it as it was",
                    () -> !keys(walk, "#key-switcher").equals("Press the keys…"));

            hand.click("#key-switcher");
            hand.press(KeyCode.SHORTCUT, KeyCode.G);
            hand.awaitText("Ctrl+G already stands for: Go to a day. Change that first.");
            hand.click("#key-switcher");
            hand.press(KeyCode.SHORTCUT, KeyCode.D);
            hand.until("they are shown", () -> keys(walk, "#key-switcher").equals("Ctrl+D"));

            hand.press(KeyCode.ESCAPE);
            hand.await("#composer");
            hand.press(KeyCode.SHORTCUT, KeyCode.D);
            hand.await("#switcher-field");
        }
    }

    @Test
    void shiftEscMarksTheOpenRoomAndNoOther() throws Exception {
        try (var walk = Walk.in(lantern, "deliveries")) {
            var hand = walk.hand();
            hand.awaitFocus("#composer");
            hand.press(KeyCode.SHIFT, KeyCode.ESCAPE);
            hand.awaitText("1 room is marked as read.");
            walk.pass(Duration.ofSeconds(11));

            var deliveries =
                    lantern.workspace.rooms.stream()
                            .filter(r -> r.name().equals("deliveries"))
                            .map(r -> r.id())
                            .toList();
            assertThat(lantern.workspace.read).isEqualTo(deliveries);
        }
    }
}
