package parley.desktop.details;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.PresenceState;

/** The pane beside a room: its members, its topic. */
public final class DetailsView extends VBox {
    private final DetailsViewModel model;
    private final Texts texts;
    private final Actions actions;
    private final VBox content = new VBox();
    private final VBox about = new VBox();
    private boolean pins;

    /**
     * What its buttons do.
     *
     * @param person shows a member
     * @param message goes to a pinned message
     */
    public record Actions(
            Runnable invite,
            Runnable leave,
            Runnable close,
            Consumer<RoomMember> person,
            Consumer<Said> message) {}

    /** {@code back}: it stands alone in a narrow window, so closing it is going back. */
    public DetailsView(
            DetailsViewModel model,
            ObservableValue<RoomSummary> room,
            Texts texts,
            boolean back,
            Actions actions) {
        this.model = model;
        this.actions = actions;
        Runnable invite = actions.invite();
        Runnable leave = actions.leave();
        Runnable close = actions.close();
        this.texts = texts;
        getStyleClass().add("details");
        setId("details");
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
                                    close));
        }
        head.getChildren()
                .add(
                        Buttons.icon(
                                "details-invite",
                                Feather.USER_PLUS,
                                texts.get("rooms.invite"),
                                invite));
        if (!back) {
            head.getChildren()
                    .add(
                            Buttons.icon(
                                    "details-close", Feather.X, texts.get("details.close"), close));
        }
        about.getStyleClass().add("about");
        fillAbout(about, room.getValue(), leave);
        room.addListener((_, _, now) -> fillAbout(about, now, leave));
        var scroll = new ScrollPane(new VBox(content, about));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        getChildren().addAll(head, tabs(), Boxes.grow(scroll));
        model.pinned().addListener((ListChangeListener<Said>) _ -> fill());
        model.members().addListener((ListChangeListener<RoomMember>) _ -> fill());
        model.problem().addListener((_, _, _) -> fill());
        fill();
    }

    private HBox tabs() {
        var group = new ToggleGroup();
        var members = tab("details-members", "details.tab.members", group, false);
        var pinned = tab("details-pinned", "details.tab.pinned", group, true);
        members.setSelected(true);
        var row = new HBox(members, pinned);
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
            if (pins) {
                model.refreshPinned();
            }
            fill();
        });
        return tab;
    }

    private void fill() {
        Boxes.show(about, !pins);
        if (pins) {
            fillPinned();
        } else {
            fillMembers();
        }
    }

    private void fillPinned() {
        content.getChildren().clear();
        for (var said : model.pinned()) {
            var words =
                    new VBox(
                            2,
                            Labels.of(said.author().displayName(), "t-control-strong"),
                            Labels.wrapped(shortened(said.text()), "t-control", "t-2"));
            words.setMinWidth(0);
            var go = new Button();
            go.setGraphic(words);
            words.setMaxWidth(240);
            go.setAccessibleText(said.author().displayName() + ": " + said.text());
            go.getStyleClass().add("pinned-message");
            go.setMaxWidth(Double.MAX_VALUE);
            go.setOnAction(_ -> actions.message().accept(said));
            content.getChildren().add(go);
        }
        if (model.pinned().isEmpty()) {
            var none = Labels.wrapped(texts.get("details.pinned.none"), "t-meta");
            none.getStyleClass().add("group");
            content.getChildren().add(none);
        }
    }

    private static String shortened(String text) {
        return text.length() > 160 ? text.substring(0, 160) + "…" : text;
    }

    private void fillMembers() {
        content.getChildren().clear();
        if (model.members().isEmpty() && model.problem().get() != null) {
            var problem = Labels.wrapped(texts.get(model.problem().get()), "t-meta");
            problem.getStyleClass().add("group");
            content.getChildren().add(problem);
            return;
        }
        var here = model.members().stream().filter(RoomMember::here).toList();
        var away = model.members().stream().filter(m -> !m.here()).toList();
        group(texts.get("details.online", here.size()), here);
        group(texts.get("details.offline", away.size()), away);
    }

    private void group(String title, List<RoomMember> members) {
        if (members.isEmpty()) {
            return;
        }
        var head = Labels.of(title, "t-section", "group");
        content.getChildren().add(head);
        members.forEach(m -> content.getChildren().add(row(m)));
    }

    private Button row(RoomMember member) {
        var avatar = new Avatar(28);
        avatar.show(
                member.person().id().value(),
                member.person().displayName(),
                member.presence().orElse(PresenceState.OFFLINE));
        var words = new VBox(Labels.of(member.person().displayName(), "name"));
        var second = member.me() ? texts.get("details.you") : member.status();
        if (!second.isEmpty()) {
            words.getChildren().add(Labels.of(second, "t-hint"));
        }
        words.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var row = new HBox(avatar, Boxes.grow(words));
        var role =
                switch (member.role()) {
                    case OWNER -> texts.get("role.owner");
                    case MODERATOR -> texts.get("role.moderator");
                    case VIEWER -> texts.get("role.viewer");
                    case MEMBER -> "";
                };
        if (!role.isEmpty()) {
            row.getChildren().add(Labels.whole(role, "chip"));
        }
        row.getStyleClass().add("member-row");
        var button = new Button();
        button.setGraphic(row);
        row.prefWidthProperty().bind(button.widthProperty());
        button.getStyleClass().add("member-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.setAccessibleText(
                role.isEmpty()
                        ? member.person().displayName()
                        : member.person().displayName() + ", " + role);
        button.setOnAction(_ -> actions.person().accept(member));
        return button;
    }

    private void fillAbout(VBox about, RoomSummary room, Runnable leave) {
        about.getChildren().setAll(Boxes.line());
        VBox.setMargin(about.getChildren().getFirst(), new javafx.geometry.Insets(0, 0, 8, 0));
        if (!room.topic().isEmpty()) {
            about.getChildren()
                    .addAll(
                            Labels.of(texts.get("details.topic"), "t-label"),
                            Labels.wrapped(room.topic(), "t-control", "t-2"));
        }
        var leaveButton =
                Buttons.plain("leave-room", Feather.LOG_OUT, texts.get("details.leave"), leave);
        leaveButton.setGraphic(Icons.of(Feather.LOG_OUT, 14));
        VBox.setMargin(leaveButton, new javafx.geometry.Insets(6, 0, 0, -6));
        if (room.other().isEmpty()) {
            about.getChildren().add(leaveButton);
        }
    }
}
