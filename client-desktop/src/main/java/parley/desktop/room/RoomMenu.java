package parley.desktop.room;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.notify.Level;
import parley.desktop.part.Icons;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomSummary;

/** What can be done with a room of the list. */
public final class RoomMenu {
    /** What its entries do. */
    public interface Actions {
        void read(RoomSummary room);

        void mute(RoomSummary room);

        /** Shows a room in a window of its own. */
        void ownWindow(RoomSummary room);

        /** What one is told of a room. */
        Level level(RoomSummary room);

        void level(RoomSummary room, Level level);

        /** Asks for a name and puts the room there. */
        void newSection(RoomSummary room);

        /** Asks for another name. */
        void rename(Section.Own section);

        /** Asks whether to leave a room. */
        void leave(RoomSummary room);
    }

    private RoomMenu() {}

    static ContextMenu of(
            RoomListItem.Entry entry, RoomListViewModel model, Actions actions, Texts texts) {
        var room = entry.room();
        var menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item(
                                texts.get("room.menu.ownWindow"),
                                Feather.EXTERNAL_LINK,
                                () -> actions.ownWindow(room)),
                        item(texts.get("room.menu.read"), Feather.CHECK, () -> actions.read(room)),
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
                                () -> actions.mute(room)),
                        SectionMenu.of(room, model, actions, texts),
                        levels(room, actions, texts));
        if (room.other().isEmpty()) {
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(
                                    texts.get("details.leave"),
                                    Feather.LOG_OUT,
                                    () -> actions.leave(room)));
        }
        return menu;
    }

    private static Menu levels(RoomSummary room, Actions actions, Texts texts) {
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
            item.setSelected(actions.level(room) == level);
            item.setOnAction(_ -> actions.level(room, level));
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
