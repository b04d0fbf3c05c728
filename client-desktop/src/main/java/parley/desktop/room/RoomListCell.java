package parley.desktop.room;

import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Side;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomListItem.Place;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.room.RoomListView.Actions;
import parley.desktop.text.Texts;
import parley.protocol.RoomId;

/** A line of the room list. */
final class RoomListCell extends ListCell<RoomListItem> {
    private final RoomListViewModel model;
    private final Actions actions;
    private final Texts texts;
    private final ChangeListener<@Nullable RoomId> opened = (_, _, _) -> show();
    private @Nullable Shown shown;

    /** What the row was made for: as long as that is the same, so is the row. */
    private record Shown(RoomListItem item, boolean open) {}

    RoomListCell(RoomListViewModel model, Actions actions, RoomDrag drag, Texts texts) {
        this.model = model;
        this.actions = actions;
        this.texts = texts;
        setPrefWidth(0);
        model.openProperty().addListener(new WeakChangeListener<>(opened));
        drag.install(this);
        setOnMouseClicked(e -> {
            if (e.getButton() != MouseButton.PRIMARY || isEmpty()) {
                return;
            }
            if (e.getClickCount() == 2 && getItem() instanceof RoomListItem.Entry entry) {
                actions.menu().ownWindow(entry.room());
            } else {
                RoomListView.act(getItem(), model, actions);
            }
        });
        setOnContextMenuRequested(e -> {
            if (!e.isKeyboardTrigger()) {
                openMenu(menu -> menu.show(this, e.getScreenX(), e.getScreenY()));
                e.consume();
            }
        });
    }

    /** Made when it is wanted: rows are made anew far more often than menus are opened. */
    private void openMenu(Consumer<ContextMenu> where) {
        RoomListView.menu(getItem(), model, actions, texts).ifPresent(where);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.SHOW_MENU) {
            openMenu(menu -> menu.show(this, Side.BOTTOM, 24, 0));
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    protected void updateItem(@Nullable RoomListItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        show();
    }

    private void show() {
        var item = isEmpty() ? null : getItem();
        if (item == null) {
            shown = null;
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var now = new Shown(item, open(item));
        if (!now.equals(shown)) {
            shown = now;
            make(now);
        }
    }

    private boolean open(RoomListItem item) {
        return item instanceof RoomListItem.Entry entry
                && entry.room().id().equals(model.openProperty().get());
    }

    private void make(Shown now) {
        switch (now.item()) {
            case RoomListItem.View view -> {
                var row = view(view);
                setGraphic(row);
                setAccessibleText(row.getAccessibleText());
            }
            case RoomListItem.Entry entry -> {
                var row = new RoomRow(entry.room(), now.open(), texts);
                setGraphic(row);
                setAccessibleText(row.getAccessibleText());
            }
            case RoomListItem.Head head -> {
                setGraphic(head(head));
                setAccessibleText(sectionName(head.section()));
            }
        }
    }

    private String sectionName(Section section) {
        return switch (section) {
            case Section.Own own -> own.name();
            case Section.Usual.FAVOURITES -> texts.get("rooms.section.favourites");
            case Section.Usual.ROOMS -> texts.get("rooms.section.rooms");
            case Section.Usual.DIRECT -> texts.get("rooms.section.direct");
        };
    }

    private HBox view(RoomListItem.View view) {
        var icon =
                switch (view.place()) {
                    case UNREAD -> Feather.INBOX;
                    case MENTIONS -> Feather.AT_SIGN;
                    case SAVED -> Feather.BOOKMARK;
                };
        var name =
                texts.get(
                        switch (view.place()) {
                            case UNREAD -> "attention.unread";
                            case MENTIONS -> "attention.mentions";
                            case SAVED -> "rooms.saved";
                        });
        var badge = new Badge();
        badge.show(view.count(), view.place() == Place.MENTIONS);
        var row = new HBox(Icons.of(icon, Icons.ROW), Boxes.grow(Labels.of(name, "name")), badge);
        row.getStyleClass().add("room-row");
        row.setId("view-" + view.place().name().toLowerCase(java.util.Locale.ROOT));
        row.setAccessibleText(
                view.count() == 0
                        ? name
                        : name + ", " + texts.get("room.spoken.unread", view.count()));
        return row;
    }

    private Node head(RoomListItem.Head head) {
        var row =
                new HBox(
                        Icons.of(
                                head.folded() ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN,
                                Icons.INLINE,
                                "i-3"),
                        Boxes.grow(Labels.of(sectionName(head.section()), "t-section")));
        row.getStyleClass().add("section-row");
        switch (head.section()) {
            case Section.Own _ -> {}
            case Section.Usual.FAVOURITES -> {}
            case Section.Usual.ROOMS -> {
                add(row, "find-rooms", Feather.COMPASS, "rooms.browse", actions.browse());
                add(row, "new-room", Feather.PLUS, "rooms.create", actions.newRoom());
            }
            case Section.Usual.DIRECT ->
                    add(row, "new-direct", Feather.PLUS, "rooms.write", actions.browse());
        }
        return row;
    }

    private void add(HBox row, String id, Feather icon, String key, Runnable action) {
        var button = Buttons.icon(id, icon, texts.get(key), action);
        button.setFocusTraversable(false);
        row.getChildren().add(button);
    }
}
