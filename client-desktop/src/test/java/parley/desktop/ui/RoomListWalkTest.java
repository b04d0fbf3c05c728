package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.room.RoomListItem;

/** Rooms are moved in their list with the keyboard alone. */
class RoomListWalkTest {
    private final Lantern lantern = new Lantern();

    @SuppressWarnings("unchecked")
    private static ListView<RoomListItem> list(Walk walk) {
        return (ListView<RoomListItem>) walk.hand().now("#rooms");
    }

    private static List<String> names(Walk walk) {
        return list(walk).getItems().stream()
                .filter(i -> i instanceof RoomListItem.Entry)
                .map(i -> ((RoomListItem.Entry) i).room().name())
                .toList();
    }

    @Test
    void aRoomAndItsSectionAreMovedWithAltAndTheArrows() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().await("#rooms");
            var before = Fx.call(() -> names(walk));
            Fx.call(() -> {
                list(walk).requestFocus();
                list(walk).getItems().stream()
                        .filter(i -> i instanceof RoomListItem.Entry)
                        .findFirst()
                        .ifPresent(list(walk).getSelectionModel()::select);
                return true;
            });

            walk.hand().press(KeyCode.ALT, KeyCode.DOWN);
            walk.hand()
                    .until(
                            "the first room is the second",
                            () -> names(walk).get(1).equals(before.getFirst()));
            walk.hand().press(KeyCode.ALT, KeyCode.DOWN);
            walk.hand()
                    .until(
                            "it is chosen still, and the third",
                            () -> names(walk).get(2).equals(before.getFirst()));

            assertThat(Fx.call(() -> names(walk))).containsExactlyInAnyOrderElementsOf(before);
            var room = new String[] {""};
            Fx.call(() -> {
                walk.main().inRoom(r -> room[0] = r.roomProperty().get().name());
                return true;
            });
            assertThat(room[0]).as("no other room was opened").isEqualTo("orders");
        }
    }
}
