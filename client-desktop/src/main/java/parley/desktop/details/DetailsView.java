package parley.desktop.details;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;

/** The pane beside a room: its members, what is pinned, its topic. */
public final class DetailsView extends VBox {
    /** Where the list stands among what is shown. */
    private static final int LIST = 2;

    private final DetailsViewModel model;
    private final Texts texts;
    private final ObservableList<DetailsItem> items = FXCollections.observableArrayList();
    private final VBox about = new VBox();
    private final Supplier<Node> files;
    private final ListView<DetailsItem> list;
    private boolean pins;

    /**
     * What its buttons do.
     *
     * @param manage shows all members and the settings
     * @param person shows a member
     * @param message goes to a pinned message
     */
    public record Actions(
            Runnable invite,
            Runnable leave,
            Runnable close,
            Runnable manage,
            Consumer<RoomMember> person,
            Consumer<Said> message) {}

    /**
     * @param back it stands alone in a narrow window, so closing it is going back
     * @param files makes the list of the room's files
     */
    public DetailsView(
            DetailsViewModel model,
            ObservableValue<RoomSummary> room,
            Texts texts,
            boolean back,
            Supplier<Node> files,
            Actions actions) {
        this.files = files;
        this.model = model;
        this.texts = texts;
        getStyleClass().add("details");
        setId("details");
        about.getStyleClass().add("about");
        fillAbout(room.getValue(), actions);
        room.addListener((_, _, now) -> fillAbout(now, actions));
        list = new ListView<>(items);
        list.setId("details-list");
        list.setAccessibleText(texts.get("details.title"));
        list.setCellFactory(_ -> new DetailsCell(texts, actions));
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
                DetailsCell.act(list.getSelectionModel().getSelectedItem(), actions);
                e.consume();
            }
        });
        VBox.setVgrow(list, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(head(back, actions), tabs(), list, about);
        model.pinned().addListener((ListChangeListener<Said>) _ -> fill());
        model.members().addListener((ListChangeListener<RoomMember>) _ -> fill());
        model.problem().addListener((_, _, _) -> fill());
        fill();
    }

    private HBox head(boolean back, Actions actions) {
        var title = Boxes.grow(Labels.of(texts.get("details.title"), "t-room"));
        var head = new HBox(title);
        head.getStyleClass().add("head");
        if (back) {
            head.getChildren()
                    .addFirst(
                            Buttons.icon(
                                    "details-close",
                                    Feather.ARROW_LEFT,
                                    texts.get("action.back"),
                                    actions.close()));
        }
        head.getChildren()
                .add(
                        Buttons.icon(
                                "details-invite",
                                Feather.USER_PLUS,
                                texts.get("rooms.invite"),
                                actions.invite()));
        if (!back) {
            head.getChildren()
                    .add(
                            Buttons.icon(
                                    "details-close",
                                    Feather.X,
                                    texts.get("details.close"),
                                    actions.close()));
        }
        return head;
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        var members = tab("details-members", "details.tab.members", group, false);
        var pinned = tab("details-pinned", "details.tab.pinned", group, true);
        members.setSelected(true);
        var shared = tab("details-files", "details.tab.files", group, false);
        shared.setOnAction(_ -> {
            shared.setSelected(true);
            Boxes.show(about, false);
            getChildren().set(LIST, files.get());
        });
        var row = new HBox(members, shared, pinned);
        row.getStyleClass().add("tabs");
        return row;
    }

    private ToggleButton tab(String id, String key, ToggleGroup group, boolean showsPins) {
        var tab = new ToggleButton(texts.get(key));
        tab.setId(id);
        tab.setAccessibleText(texts.get(key));
        tab.getStyleClass().add("tab-button");
        tab.setToggleGroup(group);
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            pins = showsPins;
            getChildren().set(LIST, list);
            if (pins) {
                model.refreshPinned();
            }
            fill();
        });
        return tab;
    }

    private void fill() {
        Boxes.show(about, !pins);
        var next = pins ? pinned() : members();
        if (!next.equals(items)) {
            items.setAll(next);
        }
    }

    private List<DetailsItem> pinned() {
        var found = new ArrayList<DetailsItem>();
        model.pinned().forEach(said -> found.add(new DetailsItem.Pin(said)));
        if (found.isEmpty()) {
            found.add(new DetailsItem.Note(texts.get("details.pinned.none")));
        }
        return found;
    }

    private List<DetailsItem> members() {
        var found = new ArrayList<DetailsItem>();
        var problem = model.problem().get();
        if (model.members().isEmpty() && problem != null) {
            found.add(new DetailsItem.Note(texts.get(problem)));
            return found;
        }
        group(found, "details.online", model.members().stream().filter(RoomMember::here).toList());
        group(found, "details.offline", model.members().stream().filter(m -> !m.here()).toList());
        return found;
    }

    private void group(List<DetailsItem> into, String key, List<RoomMember> members) {
        if (!members.isEmpty()) {
            into.add(new DetailsItem.Head(texts.get(key, members.size())));
            members.forEach(m -> into.add(new DetailsItem.Somebody(m)));
        }
    }

    private void fillAbout(RoomSummary room, Actions actions) {
        about.getChildren().setAll(Boxes.line());
        VBox.setMargin(about.getChildren().getFirst(), new Insets(0, 0, 8, 0));
        if (!room.topic().isEmpty()) {
            about.getChildren()
                    .addAll(
                            Labels.of(texts.get("details.topic"), "t-label"),
                            Labels.wrapped(room.topic(), "t-control", "t-2"));
        }
        if (room.other().isEmpty()) {
            about.getChildren()
                    .addAll(
                            button(
                                    "manage-room",
                                    Feather.SLIDERS,
                                    texts.get("details.manage"),
                                    actions.manage(),
                                    6),
                            button(
                                    "leave-room",
                                    Feather.LOG_OUT,
                                    texts.get("details.leave"),
                                    actions.leave(),
                                    0));
        }
    }

    private static Button button(
            String id, Feather icon, String text, Runnable action, double above) {
        var button = Buttons.plain(id, icon, text, action);
        button.setGraphic(Icons.of(icon, 14));
        VBox.setMargin(button, new Insets(above, 0, 0, -6));
        return button;
    }
}
