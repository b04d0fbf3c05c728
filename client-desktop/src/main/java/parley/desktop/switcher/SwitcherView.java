package parley.desktop.switcher;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Avatar;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomRow;
import parley.desktop.switcher.SwitcherViewModel.Item;
import parley.desktop.text.Texts;
import parley.protocol.RoomKind;

/** The quick switcher: a field and what matches it. */
public final class SwitcherView extends VBox {
    private static final double ROW = 40;
    private static final double GROUP = 32;
    private static final double MAX_LIST = 400;

    private final SwitcherViewModel model;
    private final Texts texts;
    private final ListView<Item> list;

    public SwitcherView(SwitcherViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().addAll("dialog-box", "switcher");
        setId("switcher");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(texts.get("switcher.name"));
        setMaxHeight(Region.USE_PREF_SIZE);
        list = new ListView<>(model.items());
        list.setId("switcher-items");
        list.setAccessibleText(texts.get("switcher.name"));
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        var field = new TextField();
        field.setId("switcher-field");
        field.getStyleClass().add("bare");
        field.setPromptText(texts.get("switcher.prompt"));
        field.setAccessibleText(texts.get("switcher.prompt"));
        field.textProperty().bindBidirectional(model.queryProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        var query =
                new HBox(
                        Icons.of(Feather.SEARCH, 18),
                        Boxes.grow(field),
                        Labels.whole(texts.get("switcher.esc"), "key"));
        query.getStyleClass().add("query");
        var foot = new HBox(Labels.of(texts.get("switcher.foot"), "t-meta"));
        foot.getStyleClass().add("foot");
        getChildren().addAll(query, list, foot);
        model.items().addListener((javafx.collections.ListChangeListener<Item>) _ -> selectFirst());
        selectFirst();
        Focus.on(field);
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN) {
            move(1);
        } else if (e.getCode() == KeyCode.UP) {
            move(-1);
        } else if (e.getCode() == KeyCode.ENTER) {
            var item = list.getSelectionModel().getSelectedItem();
            if (item != null) {
                model.choose(item);
            }
        } else {
            return;
        }
        e.consume();
    }

    private void selectFirst() {
        double height = 8;
        for (var item : model.items()) {
            height += item instanceof Item.Group ? GROUP : ROW;
        }
        list.setPrefHeight(Math.min(MAX_LIST, height));
        list.setMinHeight(list.getPrefHeight());
        list.getSelectionModel().clearSelection();
        move(1);
    }

    private void move(int step) {
        int at = list.getSelectionModel().getSelectedIndex();
        int size = model.items().size();
        for (int i = 0; i < size; i++) {
            at = Math.floorMod(at + step, size);
            if (!(model.items().get(at) instanceof Item.Group)) {
                list.getSelectionModel().select(at);
                list.scrollTo(Math.max(0, at - 4));
                return;
            }
        }
    }

    private final class Cell extends ListCell<Item> {
        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                    model.choose(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var row =
                    switch (item) {
                        case Item.Group group -> group(group);
                        case Item.Room room -> room(room);
                        case Item.Command command -> command(command);
                        case Item.Somebody somebody -> somebody(somebody);
                        case Item.Search search -> search(search);
                    };
            setGraphic(row);
            setAccessibleText(row.getAccessibleText());
        }
    }

    private HBox group(Item.Group group) {
        var text = texts.get(group.key());
        var row = new HBox(Labels.of(text, "t-section"));
        row.getStyleClass().add("switcher-group");
        row.setAccessibleText(text);
        return row;
    }

    private HBox room(Item.Room item) {
        var room = item.room();
        Node sign =
                room.kind() == RoomKind.DIRECT
                        ? new Avatar(
                                28,
                                room.other().map(o -> o.value()).orElse(room.name()),
                                room.name())
                        : Icons.of(RoomRow.icon(room), Icons.CONTROL, "i-3");
        var row = row(sign, room.name(), item.foreign() ? item.workspace() : room.topic());
        if (item.foreign()) {
            row.getChildren().add(Labels.whole(texts.get("switcher.foreign"), "chip"));
        }
        var badge = new Badge();
        boolean call = room.mentions() > 0 || room.kind() == RoomKind.DIRECT;
        badge.show(call ? Math.max(room.mentions(), room.unread()) : room.unread(), call);
        row.getChildren().add(badge);
        row.setAccessibleText(room.name() + ", " + item.workspace());
        return row;
    }

    private HBox command(Item.Command command) {
        var text = texts.get(command.key());
        var row = row(Icons.of(Feather.CHEVRON_RIGHT, Icons.CONTROL, "i-3"), text, "");
        if (!command.shortcut().isEmpty()) {
            row.getChildren().add(Labels.whole(texts.keys(command.shortcut()), "key"));
        }
        row.setAccessibleText(text);
        return row;
    }

    private HBox somebody(Item.Somebody item) {
        var person = item.person();
        var row =
                row(
                        new Avatar(28, person.id().value(), person.displayName()),
                        person.displayName(),
                        person.name());
        row.setAccessibleText(person.displayName());
        return row;
    }

    private HBox search(Item.Search search) {
        var text = texts.get("switcher.search", search.words());
        var row = row(Icons.of(Feather.SEARCH, Icons.CONTROL, "i-3"), text, "");
        row.getChildren().add(Labels.whole(texts.keys("Ctrl Shift F"), "key"));
        row.setAccessibleText(text);
        return row;
    }

    private static HBox row(Node sign, String name, String about) {
        var row =
                new HBox(
                        sign,
                        Labels.whole(name, "t-message"),
                        Boxes.grow(Labels.of(about, "t-meta")));
        row.getStyleClass().add("switcher-row");
        row.setPrefHeight(ROW);
        return row;
    }
}
