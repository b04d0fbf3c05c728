package parley.desktop.main;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.room.RoomRow;
import parley.desktop.text.Texts;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomKind;

/** The line over a room: what it is called, what it is about, and what leads elsewhere. */
final class RoomHead extends HBox {
    private final MainViewModel model;
    private final OpenRoom room;
    private final Optional<OwnWindow> own;
    private final Texts texts;
    private final Label topic = Labels.of("", "topic");
    private final Badge others = new Badge();
    private final ChangeListener<Boolean> detailsChanged = (_, _, _) -> fill();
    private WidthClass width = WidthClass.REGULAR;

    /** {@code own}: the window, where it is the room's own. */
    RoomHead(MainViewModel model, OpenRoom room, Optional<OwnWindow> own, Texts texts) {
        this.model = model;
        this.room = room;
        this.own = own;
        this.texts = texts;
        getStyleClass().add("head-bar");
        room.roomProperty().addListener((_, _, _) -> fill());
        model.detailsShownProperty().addListener(detailsChanged);
        room.details().members().addListener((ListChangeListener<RoomMember>) _ -> fill());
        fill();
    }

    /** It is shown no more: nothing that lives longer may hold it. */
    void close() {
        model.detailsShownProperty().removeListener(detailsChanged);
    }

    /** Says how much fits. */
    void width(WidthClass now) {
        width = now;
        fill();
    }

    private void fill() {
        var summary = room.roomProperty().get();
        boolean narrow = width == WidthClass.NARROW;
        getChildren().clear();
        getStyleClass().remove("narrow");
        if (narrow && own.isEmpty()) {
            getStyleClass().add("narrow");
            getChildren()
                    .add(
                            Buttons.icon(
                                    "back",
                                    Feather.ARROW_LEFT,
                                    texts.get("action.back"),
                                    model::backToRooms));
        }
        if (summary.kind() != RoomKind.DIRECT) {
            getChildren().add(Icons.of(RoomRow.icon(summary), 17, "i-1"));
        }
        var name = Labels.of(summary.name(), "t-room");
        name.setId("room-name");
        getChildren().add(name);
        if (!narrow && !summary.topic().isEmpty()) {
            topic.setText(summary.topic());
            getChildren().add(topic);
        }
        getChildren().add(Boxes.spring());
        own.ifPresentOrElse(this::leadsToMain, () -> leadsOn(summary, narrow));
    }

    private void leadsToMain(OwnWindow window) {
        getChildren()
                .add(
                        Buttons.icon(
                                "to-main",
                                Feather.LOG_IN,
                                texts.get("window.toMain"),
                                window::toMain));
    }

    private void leadsOn(RoomSummary summary, boolean narrow) {
        if (narrow) {
            getChildren().add(others);
            var workspace = model.current().get();
            others.show(workspace == null ? 0 : workspace.rooms().calls(), true);
        } else {
            getChildren().add(members(summary));
        }
        getChildren()
                .add(
                        Buttons.icon(
                                "search-room",
                                Feather.SEARCH,
                                texts.get("room.search"),
                                () -> model.search(true)));
        var details =
                Buttons.icon(
                        "show-details",
                        Feather.SIDEBAR,
                        texts.get("room.details"),
                        () ->
                                model.detailsShownProperty()
                                        .set(!model.detailsShownProperty().get()));
        details.getGraphic().setScaleX(-1);
        if (model.detailsShownProperty().get() && width == WidthClass.WIDE) {
            details.getStyleClass().add("on");
        }
        getChildren().add(details);
    }

    private Button members(RoomSummary summary) {
        int listed = room.details().members().size();
        int count = listed > 0 ? listed : summary.members();
        var button =
                Buttons.framed(
                        "members",
                        Integer.toString(count),
                        () -> model.detailsShownProperty().set(true),
                        "members");
        button.setGraphic(Icons.of(Feather.USERS, Icons.ROW, "i-3"));
        button.setAccessibleText(texts.get("room.members", count));
        button.setAlignment(Pos.CENTER);
        return button;
    }
}
