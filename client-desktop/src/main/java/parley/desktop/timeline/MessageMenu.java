package parley.desktop.timeline;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Icons;
import parley.desktop.workspace.TimelineEntry.Said;

/** The menu of a message: all that can be done with it. One for a whole timeline. */
final class MessageMenu {
    private final ContextMenu menu = new ContextMenu();
    private final TimelineViewModel model;
    private final RowKit kit;

    MessageMenu(TimelineViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
    }

    void show(MessageRow row, Node at, double x, double y) {
        row.said()
                .filter(s -> s.deletedBy().isEmpty())
                .ifPresent(said -> {
                    fill(row, said);
                    menu.show(at, x, y);
                });
    }

    private void fill(MessageRow row, Said said) {
        menu.getItems().clear();
        model.actions()
                .ifPresent(a -> {
                    item("message.react", Feather.SMILE, () -> a.pick(said));
                    item("message.reply", Feather.CORNER_UP_LEFT, () -> a.reply(said));
                    if (a.mayEdit(said)) {
                        item("message.edit", Feather.EDIT_2, () -> a.edit(said));
                    }
                    menu.getItems().add(new SeparatorMenuItem());
                });
        item("message.copy", Feather.COPY, () -> kit.copy().accept(said.text()));
        row.link()
                .ifPresent(link ->
                        item(
                                "message.openLink",
                                Feather.EXTERNAL_LINK,
                                () -> Links.open(link, model, kit)));
        model.actions()
                .ifPresent(a -> {
                    item("message.copyLink", Feather.LINK, () -> kit.copy().accept(a.link(said)));
                    item(
                            "message.forward",
                            Feather.CORNER_UP_RIGHT,
                            () -> a.forward(List.of(said)));
                    if (a.maySeeVersions(said)) {
                        item("message.versions", Feather.CLOCK, () -> a.versions(said));
                    }
                    item(
                            said.extra().pinned() ? "message.unpin" : "message.pin",
                            Feather.MAP_PIN,
                            () -> a.pin(said));
                    item("message.remind", Feather.BELL, () -> a.remind(said));
                    item("message.choose", Feather.CHECK_SQUARE, () -> model.choose(said));
                    item("message.profile", Feather.USER, () -> a.profile(said));
                    if (a.mayDelete(said)) {
                        menu.getItems().add(new SeparatorMenuItem());
                        item("message.delete", Feather.TRASH_2, () -> a.delete(List.of(said)));
                    }
                });
    }

    private void item(String key, Feather icon, Runnable action) {
        var item = new MenuItem(kit.texts().get(key), Icons.of(icon, 14, "i-3"));
        item.setOnAction(_ -> action.run());
        menu.getItems().add(item);
    }
}
