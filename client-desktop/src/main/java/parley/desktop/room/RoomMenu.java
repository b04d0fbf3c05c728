package parley.desktop.room;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.notify.Level;
import parley.desktop.part.Icons;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomSummary;

/** What can be done with a room of the list. */
public final class RoomMenu {
    /** What its entries do. */
    public record Actions(
            Consumer<RoomSummary> read,
            Consumer<RoomSummary> mute,
            Levels levels,
            Consumer<RoomSummary> leave) {}

    /** What one is told of a room. */
    public interface Levels {
        Level of(RoomSummary room);

        void set(RoomSummary room, Level level);
    }

    private RoomMenu() {}

    static ContextMenu of(
            RoomListItem.Entry entry, RoomListViewModel model, Actions actions, Texts texts) {
        var room = entry.room();
        var menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item(
                                texts.get("room.menu.read"),
                                Feather.CHECK,
                                () -> actions.read().accept(room)),
                        item(
                                texts.get(
                                        entry.favourite()
                                                ? "room.menu.unfavourite"
                                                : "room.menu.favourite"),
                                Feather.STAR,
                                () -> model.favourite(room.id())),
                        item(
                                texts.get(room.muted() ? "room.menu.unmute" : "room.menu.mute"),
                                room.muted() ? Feather.BELL : Feather.BELL_OFF,
                                () -> actions.mute().accept(room)),
                        levels(room, actions.levels(), texts));
        if (room.other().isEmpty()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(
                                    texts.get("details.leave"),
                                    Feather.LOG_OUT,
                                    () -> actions.leave().accept(room)));
        }
        return menu;
    }

    private static Menu levels(RoomSummary room, Levels levels, Texts texts) {
        var menu = new Menu(texts.get("room.menu.notify"), Icons.of(Feather.BELL, 14, "i-3"));
        for (var level : Level.values()) {
            var item =
                    new RadioMenuItem(
                            texts.get(
                                    switch (level) {
                                        case ALL -> "room.notify.all";
                                        case MENTIONS -> "room.notify.mentions";
                                        case NOTHING -> "room.notify.nothing";
                                    }));
            item.setSelected(levels.of(room) == level);
            item.setOnAction(_ -> levels.set(room, level));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static MenuItem item(String text, Feather icon, Runnable action) {
        var item = new MenuItem(text, Icons.of(icon, 14, "i-3"));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
