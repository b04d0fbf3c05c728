package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.AccessibleAction;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Circle;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.desktop.fake.Lantern;
import parley.desktop.room.RoomListItem;
import parley.desktop.workspace.Change;

/** What one sets for oneself: profile, sections of the room list. */
class OwnWalkTest {
    @TempDir Path folder;
    private final Lantern lantern = new Lantern();

    @Test
    void oneSaysSomethingAboutOneselfAndShowsAPicture() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().click("#me");
            walk.hand().await("#profile-status");
            walk.hand().click("#profile-status-leave");
            walk.hand().click("#profile-undisturbed");
            walk.hand().click("#profile-save");
            walk.hand().awaitText("Others see it now.");
            assertThat(lantern.workspace.profiles.status).isEqualTo("🌴 On leave");
            assertThat(lantern.workspace.profiles.undisturbed).isTrue();
            walk.hand().press(KeyCode.ESCAPE);

            var photo = folder.resolve("face.png");
            ImageIO.write(
                    new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
            Fx.call(() -> {
                var me = lantern.workspace.card().me().id();
                lantern.workspace.profiles.pictures.put(me, photo.toString());
                lantern.workspace.tell(new Change.People());
                return true;
            });
            walk.hand().until("the picture is drawn", () -> face(walk));
        }
    }

    private static boolean face(Walk walk) {
        return walk.hand().now("#me").lookupAll("Circle").stream()
                .anyMatch(found -> found instanceof Circle && found.isVisible());
    }

    @Test
    void aRoomIsPutIntoASectionByKeyboard() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            var rooms = rooms(walk);
            Fx.call(() -> {
                rooms.requestFocus();
                rooms.getItems().stream()
                        .filter(i -> i instanceof RoomListItem.Entry e && name(e, "orders"))
                        .findFirst()
                        .ifPresent(rooms.getSelectionModel()::select);
                return true;
            });
            walk.hand().press(KeyCode.SHIFT, KeyCode.F10);
            walk.hand().until("the menu is open", () -> menu().isPresent());
            Fx.call(() -> {
                item(menu().orElseThrow().getItems(), "Section", "New section…").fire();
                menu().ifPresent(ContextMenu::hide);
                return true;
            });

            walk.hand().awaitFocus("#section-name");
            walk.hand().type("Clients");
            walk.hand().press(KeyCode.ENTER);

            walk.hand().awaitText("Clients");
            assertThat(lantern.workspace.preferences.values).containsValue("Clients");
        }
    }

    @Test
    void theMenuOfARoomOpensByTheMouseAndForAScreenReader() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            var rooms = rooms(walk);
            Fx.call(() -> {
                var row = row(rooms, "orders");
                Event.fireEvent(
                        row,
                        new ContextMenuEvent(
                                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                                5,
                                5,
                                50,
                                50,
                                false,
                                null));
                return true;
            });
            walk.hand().until("the menu is open", () -> menu().isPresent());
            Fx.call(() -> {
                menu().ifPresent(ContextMenu::hide);
                row(rooms, "orders").executeAccessibleAction(AccessibleAction.SHOW_MENU);
                return true;
            });
            walk.hand().until("the menu is open again", () -> menu().isPresent());
            Fx.call(() -> {
                menu().ifPresent(ContextMenu::hide);
                return true;
            });
        }
    }

    private static ListCell<?> row(ListView<RoomListItem> rooms, String name) {
        return rooms.lookupAll(".list-cell").stream()
                .map(n -> (ListCell<?>) n)
                .filter(c -> c.getItem() instanceof RoomListItem.Entry e && name(e, name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean name(RoomListItem.Entry entry, String name) {
        return entry.room().name().equals(name);
    }

    @SuppressWarnings("unchecked")
    private static ListView<RoomListItem> rooms(Walk walk) throws Exception {
        return (ListView<RoomListItem>) walk.node("#rooms").orElseThrow();
    }

    private static Optional<ContextMenu> menu() {
        return Window.getWindows().stream()
                .filter(w -> w instanceof ContextMenu && w.isShowing())
                .map(w -> (ContextMenu) w)
                .findFirst();
    }

    private static MenuItem item(java.util.List<MenuItem> items, String menu, String name) {
        return items.stream()
                .filter(i -> menu.equals(i.getText()))
                .flatMap(i -> ((javafx.scene.control.Menu) i).getItems().stream())
                .filter(i -> name.equals(i.getText()))
                .findFirst()
                .orElseThrow();
    }
}
