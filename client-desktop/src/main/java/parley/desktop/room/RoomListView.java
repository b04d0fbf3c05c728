package parley.desktop.room;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomListItem.Place;
import parley.desktop.room.RoomListItem.Section;
import parley.desktop.text.Texts;
import parley.protocol.RoomId;

/** The column of rooms with the workspace's name on top. */
public final class RoomListView extends VBox {
    /** What its buttons do. */
    public record Actions(
            Consumer<RoomId> open,
            Runnable jump,
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
        list.setCellFactory(_ -> new Cell(model, actions, texts));
        list.setFixedCellSize(-1);
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        list.setOnContextMenuRequested(e -> {
            if (e.isKeyboardTrigger()) {
                e.consume(); // the key itself was answered
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.CONTEXT_MENU
                    || (e.getCode() == KeyCode.F10 && e.isShiftDown())) {
                menu(list.getSelectionModel().getSelectedItem(), model, actions, texts)
                        .ifPresent(menu -> under(list, menu));
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
        model.openProperty().addListener((_, _, _) -> list.refresh());

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
        var key = Labels.whole(texts.get("rooms.jump.key"), "key");
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

    private static Node empty(RoomListViewModel model, Actions actions, Texts texts) {
        var make = Buttons.framed("first-room", texts.get("rooms.create"), actions.newRoom());
        var state =
                new EmptyState(
                        Feather.HASH,
                        "i-accent",
                        texts.get("rooms.empty"),
                        texts.get("rooms.empty.cure"),
                        make);
        Runnable show = () -> Boxes.show(state, model.loaded().get() && model.rooms().isEmpty());
        model.loaded().addListener((_, _, _) -> show.run());
        model.items()
                .addListener((javafx.collections.ListChangeListener<RoomListItem>) _ -> show.run());
        show.run();
        return state;
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

    /** Where the keyboard goes when this region is reached. */
    public Node focusTarget() {
        return list;
    }

    private static void act(@Nullable RoomListItem item, RoomListViewModel model, Actions actions) {
        switch (item) {
            case RoomListItem.Entry entry -> actions.open().accept(entry.room().id());
            case RoomListItem.Head head -> model.fold(head.section());
            case RoomListItem.View view -> actions.view().accept(view.place());
            case null -> {}
        }
    }

    private static Optional<ContextMenu> menu(
            @Nullable RoomListItem item, RoomListViewModel model, Actions actions, Texts texts) {
        return switch (item) {
            case RoomListItem.Entry entry ->
                    Optional.of(RoomMenu.of(entry, model, actions.menu(), texts));
            case RoomListItem.Head(Section.Own own, boolean _) ->
                    Optional.of(SectionMenu.of(own, model, actions.menu(), texts));
            case RoomListItem.Head _, RoomListItem.View _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /** Under the chosen line: where somebody looks who uses the keyboard. */
    private static void under(ListView<RoomListItem> list, ContextMenu menu) {
        int chosen = list.getSelectionModel().getSelectedIndex();
        list.lookupAll(".list-cell").stream()
                .filter(n -> n instanceof Cell cell && cell.getIndex() == chosen)
                .findFirst()
                .ifPresentOrElse(
                        cell -> menu.show(cell, Side.BOTTOM, 24, 0),
                        () -> menu.show(list, Side.TOP, 24, 24));
    }

    private static final class Cell extends ListCell<RoomListItem> {
        private final RoomListViewModel model;
        private final Actions actions;
        private final Texts texts;

        Cell(RoomListViewModel model, Actions actions, Texts texts) {
            this.model = model;
            this.actions = actions;
            this.texts = texts;
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() != MouseButton.PRIMARY || isEmpty()) {
                    return;
                }
                if (e.getClickCount() == 2 && getItem() instanceof RoomListItem.Entry entry) {
                    actions.menu().ownWindow(entry.room());
                } else {
                    act(getItem(), model, actions);
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
            menu(getItem(), model, actions, texts).ifPresent(where);
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
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            switch (item) {
                case RoomListItem.View view -> {
                    var row = view(view);
                    setGraphic(row);
                    setAccessibleText(row.getAccessibleText());
                }
                case RoomListItem.Entry entry -> {
                    boolean open =
                            Optional.ofNullable(model.openProperty().get())
                                    .filter(entry.room().id()::equals)
                                    .isPresent();
                    var row = new RoomRow(entry.room(), open, texts);
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
            var row =
                    new HBox(Icons.of(icon, Icons.ROW), Boxes.grow(Labels.of(name, "name")), badge);
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
}
