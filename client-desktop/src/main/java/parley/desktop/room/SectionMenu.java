package parley.desktop.room;

import java.util.List;
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
        var entry = new RoomListItem.Entry(room, false);
        var fresh = new MenuItem(texts.get("section.new"), Icons.of(Feather.PLUS, 14, "i-3"));
        fresh.setOnAction(_ -> actions.newSection(room));
        menu.getItems().addAll(new SeparatorMenuItem(), fresh, new SeparatorMenuItem());
        menu.getItems().addAll(steps(entry, model, texts));
        return menu;
    }

    /** What can be done with a section. */
    static ContextMenu of(
            RoomListItem.Head head,
            RoomListViewModel model,
            RoomMenu.Actions actions,
            Texts texts) {
        var menu = new ContextMenu();
        menu.getItems().addAll(steps(head, model, texts));
        if (head.section() instanceof Section.Own section) {
            menu.getItems()
                    .addFirst(
                            item(
                                    texts.get("section.rename"),
                                    Feather.EDIT_2,
                                    () -> actions.rename(section)));
            menu.getItems()
                    .addAll(
                            new SeparatorMenuItem(),
                            item(
                                    texts.get("section.dissolve"),
                                    Feather.X,
                                    () -> model.sections().dissolve(section)));
        }
        return menu;
    }

    private static List<MenuItem> steps(RoomListItem moved, RoomListViewModel model, Texts texts) {
        return List.of(
                item(
                        texts.get("section.up"),
                        Feather.ARROW_UP,
                        () -> model.moves().step(moved, -1)),
                item(
                        texts.get("section.down"),
                        Feather.ARROW_DOWN,
                        () -> model.moves().step(moved, 1)));
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
