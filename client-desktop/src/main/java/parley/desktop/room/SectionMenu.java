package parley.desktop.room;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Icons;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomSummary;

/** Putting rooms into sections, and what can be done with a section of one's own. */
final class SectionMenu {
    private SectionMenu() {}

    /** Where a room can be put. */
    static Menu of(
            RoomSummary room, RoomListViewModel model, RoomMenu.Actions actions, Texts texts) {
        var sections = model.sections();
        var menu = new Menu(texts.get("room.menu.section"), Icons.of(Feather.FOLDER, 14, "i-3"));
        var now = sections.own(room.id());
        menu.getItems()
                .add(
                        choice(
                                texts.get("section.none"),
                                now.isEmpty(),
                                () -> sections.put(room.id(), Optional.empty())));
        for (var each : sections.own()) {
            menu.getItems()
                    .add(
                            choice(
                                    each.name(),
                                    now.equals(Optional.of(each)),
                                    () -> sections.put(room.id(), Optional.of(each))));
        }
        var fresh = new MenuItem(texts.get("section.new"), Icons.of(Feather.PLUS, 14, "i-3"));
        fresh.setOnAction(_ -> actions.newSection(room));
        menu.getItems().addAll(new SeparatorMenuItem(), fresh);
        return menu;
    }

    /** What can be done with a section. */
    static ContextMenu of(
            Section.Own section, RoomListViewModel model, RoomMenu.Actions actions, Texts texts) {
        var sections = model.sections();
        var menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item(
                                texts.get("section.rename"),
                                Feather.EDIT_2,
                                () -> actions.rename(section)),
                        item(
                                texts.get("section.up"),
                                Feather.ARROW_UP,
                                () -> sections.move(section, -1)),
                        item(
                                texts.get("section.down"),
                                Feather.ARROW_DOWN,
                                () -> sections.move(section, 1)),
                        new SeparatorMenuItem(),
                        item(
                                texts.get("section.dissolve"),
                                Feather.X,
                                () -> sections.dissolve(section)));
        return menu;
    }

    private static RadioMenuItem choice(String text, boolean chosen, Runnable action) {
        var item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(chosen);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static MenuItem item(String text, Feather icon, Runnable action) {
        var item = new MenuItem(text, Icons.of(icon, 14, "i-3"));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
