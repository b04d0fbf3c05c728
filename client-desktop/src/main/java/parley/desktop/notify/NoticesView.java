package parley.desktop.notify;

import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.Brief;
import parley.desktop.message.Markdown;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.RoomKind;

/** Notices as cards in the upper right corner; a click goes to the message. */
public final class NoticesView extends VBox {
    private static final double WIDTH = 320;
    private static final int SHOWN = 200;

    private final Notices model;
    private final Texts texts;
    private final Consumer<Notice> open;

    /** Held here: what tells them outlives what shows them. */
    private final ListChangeListener<Notice> changes = _ -> fill();

    public NoticesView(Notices model, Texts texts, Consumer<Notice> open) {
        this.model = model;
        this.texts = texts;
        this.open = open;
        setId("notices");
        setSpacing(8);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_RIGHT);
        StackPane.setMargin(this, new Insets(60, 16, 0, 0));
        model.shown().addListener(new WeakListChangeListener<>(changes));
        fill();
    }

    private void fill() {
        getChildren().setAll(model.shown().stream().map(this::card).toList());
    }

    private Node card(Notice notice) {
        var author = notice.message().author();
        var room = notice.room();
        var from =
                room.kind() == RoomKind.DIRECT
                        ? author.displayName()
                        : texts.get("notice.where", author.displayName(), room.name());
        var where = notice.reminder() ? texts.get("notice.reminder", from) : from;
        var words =
                new VBox(
                        2,
                        Labels.of(where, "t-control-strong"),
                        Labels.of(
                                Markdown.brief(Brief.of(notice.message(), texts), SHOWN),
                                "t-control",
                                "t-2"));
        words.setMinWidth(0);
        var go = new Button();
        go.setGraphic(
                new HBox(
                        10,
                        new Avatar(32, author.id().value(), author.displayName()),
                        Boxes.grow(words)));
        go.getStyleClass().add("notice-go");
        go.setAccessibleText(texts.get("notice.spoken", where, Brief.of(notice.message(), texts)));
        go.setOnAction(_ -> {
            model.dismiss(notice);
            open.accept(notice);
        });
        go.setMaxWidth(Double.MAX_VALUE);
        go.setMinWidth(0);
        var row =
                new HBox(
                        Boxes.grow(go),
                        Buttons.icon(
                                "notice-close",
                                Feather.X,
                                texts.get("notice.close"),
                                () -> model.dismiss(notice),
                                "small"));
        row.getStyleClass().add("notice");
        row.setAccessibleRole(AccessibleRole.TEXT);
        row.setMaxWidth(WIDTH);
        row.setPrefWidth(WIDTH);
        return row;
    }
}
