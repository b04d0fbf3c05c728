package parley.desktop.room;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.part.MenuKey;
import parley.desktop.room.RoomListItem.Place;
import parley.desktop.text.Texts;
import parley.protocol.RoomId;

/** The column of rooms with the workspace's name on top. */
public final class RoomListView extends VBox {
    /** What its buttons do. */
    public record Actions(
            Consumer<RoomId> open,
            Runnable jump,
            ObservableValue<String> jumpKey,
            Runnable browse,
            Runnable newRoom,
            Runnable place,
            Runnable invite,
            Consumer<Place> view,
            RoomMenu.Actions menu) {}

    private final ListView<RoomListItem> list;
    private final Label name = Labels.of("", "t-room");
    private final Button place;
    private final Region dot = new Region();
    private Subscription follows = Subscription.EMPTY;

    public RoomListView(RoomListViewModel model, Actions actions, Texts texts) {
        getStyleClass().add("room-list");
        setId("room-list");
        place = Buttons.framed("workspace-place", "", actions.place(), "place");
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMinWidth(0);
        dot.getStyleClass().add("dot");
        place.setGraphic(dot);
        var title = Boxes.grow(new VBox(name, place));
        title.setAlignment(Pos.CENTER_LEFT);
        var write =
                Buttons.icon(
                        "browse",
                        Feather.EDIT,
                        texts.get("rooms.browse"),
                        actions.browse(),
                        "small");
        var head = new HBox(title, write);
        head.getStyleClass().add("head");

        list = new ListView<>(model.items());
        list.setId("rooms");
        list.setAccessibleText(texts.get("rooms.name"));
        var drag = new RoomDrag(model);
        list.setCellFactory(_ -> new RoomListCell(model, actions, drag, texts));
        list.setFixedCellSize(-1);
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        list.setOnContextMenuRequested(e -> {
            if (e.isKeyboardTrigger()) {
                e.consume(); // the key itself was answered
            }
        });
        list.setOnKeyPressed(e -> {
            if (MenuKey.is(e)) {
                menu(list.getSelectionModel().getSelectedItem(), model, actions, texts)
                        .ifPresent(menu -> under(list, menu));
                e.consume();
            }
            boolean up = e.getCode() == KeyCode.UP;
            if ((up || e.getCode() == KeyCode.DOWN) && e.isAltDown() && !e.isShiftDown()) {
                move(list, model, up ? -1 : 1);
                e.consume();
            }
            boolean apart = e.getCode() == KeyCode.ENTER && e.isShortcutDown();
            if (apart
                    && list.getSelectionModel().getSelectedItem()
                            instanceof RoomListItem.Entry entry) {
                actions.menu().ownWindow(entry.room());
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                act(list.getSelectionModel().getSelectedItem(), model, actions);
                e.consume();
            }
        });
        var invite =
                Buttons.plain(
                        "invite", Feather.USER_PLUS, texts.get("rooms.invite"), actions.invite());
        var foot = new StackPane(invite);
        StackPane.setAlignment(invite, Pos.CENTER_LEFT);
        foot.setPadding(new Insets(4, 8, 10, 10));
        getChildren()
                .addAll(
                        head,
                        jump(actions, texts),
                        new StackPane(list, empty(model, actions, texts)),
                        foot);
        VBox.setVgrow(getChildren().get(2), javafx.scene.layout.Priority.ALWAYS);
    }

    private static Button jump(Actions actions, Texts texts) {
        var jump = Buttons.framed("go-to", "", actions.jump(), "jump");
        var key = Labels.of(actions.jumpKey(), "key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        var word = Boxes.grow(Labels.of(texts.get("rooms.jump"), "t-control", "t-3"));
        var content = Boxes.row(8, Icons.of(Feather.SEARCH, 14, "i-3"), word, key);
        jump.setGraphic(content);
        content.prefWidthProperty().bind(jump.widthProperty().subtract(16));
        jump.setMaxWidth(Double.MAX_VALUE);
        jump.setMinWidth(0);
        jump.setAccessibleText(texts.get("rooms.jump"));
        VBox.setMargin(jump, new Insets(0, 12, 4, 12));
        return jump;
    }

    private Node empty(RoomListViewModel model, Actions actions, Texts texts) {
        var make = Buttons.framed("first-room", texts.get("rooms.create"), actions.newRoom());
        var state =
                new EmptyState(
                        Feather.HASH,
                        "i-accent",
                        texts.get("rooms.empty"),
                        texts.get("rooms.empty.cure"),
                        make);
        Runnable show = () -> Boxes.show(state, model.loaded().get() && model.rooms().isEmpty());
        follows = model.loaded().subscribe(_ -> show.run()).and(model.items().subscribe(show));
        return state;
    }

    /** It is shown no more. */
    public void close() {
        follows.unsubscribe();
        list.setItems(FXCollections.observableArrayList());
    }

    /** What stands on top: the workspace's name, where it lives and whether it answers. */
    public void head(String workspace, String where, boolean online) {
        name.setText(workspace);
        place.setText(where);
        place.setAccessibleText(where);
        dot.getStyleClass().remove("off");
        if (!online) {
            dot.getStyleClass().add("off");
        }
    }

    /** Moves the chosen line, which stays chosen. */
    private static void move(ListView<RoomListItem> list, RoomListViewModel model, int by) {
        var moved = list.getSelectionModel().getSelectedItem();
        if (moved == null || !model.moves().step(moved, by)) {
            return;
        }
        for (int i = 0; i < list.getItems().size(); i++) {
            if (same(list.getItems().get(i), moved)) {
                list.getSelectionModel().select(i);
                list.getFocusModel().focus(i);
                list.scrollTo(Math.max(0, i - 2));
            }
        }
    }

    private static boolean same(RoomListItem one, RoomListItem other) {
        return one instanceof RoomListItem.Entry a && other instanceof RoomListItem.Entry b
                ? a.room().id().equals(b.room().id())
                : one.equals(other);
    }

    /** Where the keyboard goes when this region is reached. */
    public Node focusTarget() {
        return list;
    }

    static void act(@Nullable RoomListItem item, RoomListViewModel model, Actions actions) {
        switch (item) {
            case RoomListItem.Entry entry -> actions.open().accept(entry.room().id());
            case RoomListItem.Head head -> model.fold(head.section());
            case RoomListItem.View view -> actions.view().accept(view.place());
            case null -> {}
        }
    }

    static Optional<ContextMenu> menu(
            @Nullable RoomListItem item, RoomListViewModel model, Actions actions, Texts texts) {
        return switch (item) {
            case RoomListItem.Entry entry ->
                    Optional.of(RoomMenu.of(entry, model, actions.menu(), texts));
            case RoomListItem.Head head ->
                    Optional.of(SectionMenu.of(head, model, actions.menu(), texts));
            case RoomListItem.View _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** Under the chosen line: where somebody looks who uses the keyboard. */
    private static void under(ListView<RoomListItem> list, ContextMenu menu) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        list.lookupAll(".list-cell").stream()
                .filter(n -> n instanceof RoomListCell cell && cell.getIndex() == chosen)
                .findFirst()
                .ifPresentOrElse(
                        cell -> menu.show(cell, Side.BOTTOM, 24, 0),
                        () -> menu.show(list, Side.TOP, 24, 24));
    }
}
