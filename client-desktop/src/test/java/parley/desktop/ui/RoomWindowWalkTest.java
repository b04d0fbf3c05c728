package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.room.RoomListItem;
import parley.desktop.theme.Appearance;

/** A room in a window of its own, through the real screens. */
class RoomWindowWalkTest {
    private final Lantern lantern = new Lantern();

    private void choose(Walk walk, String name) throws Exception {
        Fx.call(() -> {
            @SuppressWarnings("unchecked")
            var list = (ListView<RoomListItem>) walk.hand().now("#rooms");
            list.getItems().stream()
                    .filter(i -> i instanceof RoomListItem.Entry e && e.room().name().equals(name))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
            list.requestFocus();
            return true;
        });
    }

    @Test
    void aRoomIsOpenedByKeyWrittenInAndClosedAgain() throws Exception {
        try (var walk = Walk.in(lantern, "deliveries")) {
            walk.hand().await("#rooms");
            choose(walk, "orders");
            walk.hand().press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var own = walk.ownWindow();
            own.awaitFocus("#composer");
            own.type("From the little window");
            own.press(KeyCode.ENTER);
            var sent = lantern.workspace.conversations.values();
            own.until(
                    "it was sent",
                    () -> sent.stream().anyMatch(c -> c.sent.contains("From the little window")));
            assertThat(Fx.call(() -> walk.ownStage().getTitle()))
                    .contains("orders · Lantern Workshop");

            own.press(KeyCode.SHORTCUT, KeyCode.G);
            own.await("#day-dialog");
            assertThat(walk.hand().shown("#day-dialog")).isFalse();
            own.press(KeyCode.ESCAPE);
            own.awaitFocus("#composer");

            own.press(KeyCode.SHORTCUT, KeyCode.W);
            walk.hand().until("it is gone", () -> walk.main().windows().shown().isEmpty());
        }
    }

    @Test
    void itWearsTheSameColoursAndLeadsToTheMainWindow() throws Exception {
        try (var walk = Walk.in(lantern, "deliveries")) {
            walk.hand().await("#rooms");
            choose(walk, "orders");
            walk.hand().press(KeyCode.SHORTCUT, KeyCode.ENTER);
            var own = walk.ownWindow();
            own.await("#composer");

            Fx.call(() -> {
                walk.theme().appearanceProperty().set(Appearance.DARK);
                return true;
            });
            assertThat(Fx.call(() -> walk.ownStage().getScene().getStylesheets()))
                    .anyMatch(sheet -> sheet.endsWith("dark.css"));

            own.click("#to-main");
            walk.hand()
                    .until(
                            "the main window shows it",
                            () -> {
                                var name = new String[] {""};
                                walk.main().inRoom(r -> name[0] = r.roomProperty().get().name());
                                return name[0].equals("orders");
                            });
        }
    }
}
