package parley.desktop.attention;

import java.util.List;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.attention.AttentionViewModel.Item;
import parley.desktop.attention.AttentionViewModel.Kind;
import parley.desktop.message.Brief;
import parley.desktop.message.Markdown;
import parley.desktop.message.MessageText;
import parley.desktop.message.Span;
import parley.desktop.part.Avatar;
import parley.desktop.part.Badge;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.timeline.RowKit;
import parley.desktop.workspace.TimelineEntry.Said;

/** Unread messages or mentions in place of the timeline; Enter or a click goes to one. */
public final class AttentionView extends VBox {
    /** So much of a message is shown. */
    private static final int SHOWN = 300;

    private final AttentionViewModel model;
    private final RowKit kit;

    public AttentionView(AttentionViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
        var texts = kit.texts();
        boolean unread = model.kind() == Kind.UNREAD;
        setId("attention");
        getStyleClass().add("main-column");
        var title = texts.get(unread ? "attention.unread" : "attention.mentions");
        var head =
                new HBox(
                        Icons.of(unread ? Feather.INBOX : Feather.AT_SIGN, 17, "i-1"),
                        Labels.of(title, "t-room"),
                        Boxes.spring());
        head.getStyleClass().add("head-bar");
        if (unread) {
            head.getChildren()
                    .add(
                            Buttons.framed(
                                    "read-all",
                                    texts.get("attention.readAll"),
                                    model::readAll,
                                    "small"));
        }
        var list = new ListView<>(model.items());
        list.setId("attention-items");
        list.setAccessibleText(title);
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER
                    && list.getSelectionModel().getSelectedItem() instanceof Item.Hit hit) {
                model.open(hit);
                e.consume();
            }
        });
        var nothing =
                new EmptyState(
                        Feather.CHECK_CIRCLE,
                        "i-accent",
                        texts.get(unread ? "attention.unread.none" : "attention.mentions.none"),
                        texts.get(
                                unread
                                        ? "attention.unread.none.cure"
                                        : "attention.mentions.none.cure"),
                        null);
        Runnable show = () -> Boxes.show(nothing, model.loaded().get() && model.items().isEmpty());
        model.loaded().addListener((_, _, _) -> show.run());
        model.items().addListener((javafx.collections.ListChangeListener<Item>) _ -> show.run());
        show.run();
        getChildren().addAll(head, Boxes.grow(new StackPane(list, nothing)));
        Focus.on(list);
    }

    private final class Cell extends ListCell<Item> {
        Cell() {
            setPrefWidth(0);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && getItem() instanceof Item.Hit hit) {
                    model.open(hit);
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
            switch (item) {
                case Item.Head head -> {
                    setGraphic(head(head));
                    setAccessibleText(head.name());
                }
                case Item.Hit hit -> {
                    setGraphic(hit(hit.message()));
                    setAccessibleText(
                            kit.texts()
                                    .get(
                                            "message.spoken",
                                            hit.message().author().displayName(),
                                            kit.times().brief(hit.message().at()),
                                            Brief.of(hit.message(), kit.texts())));
                }
            }
        }
    }

    private HBox head(Item.Head head) {
        var badge = new Badge();
        badge.show(head.count(), model.kind() == Kind.MENTIONS);
        var row = Boxes.row(8, Labels.of(head.name(), "t-control-strong"), badge);
        row.getStyleClass().add("attention-head");
        return row;
    }

    private HBox hit(Said said) {
        var brief = Brief.of(said, kit.texts());
        var text = said.extra().markdown() ? Markdown.brief(brief, SHOWN) : brief;
        var body = new MessageText(List.of(new Span.Plain(text)), said.extra().mentions(), _ -> {});
        body.setMouseTransparent(true);
        var words =
                new VBox(
                        Boxes.row(
                                8,
                                Labels.of(said.author().displayName(), "t-author"),
                                Labels.whole(kit.times().brief(said.at()), "t-meta")),
                        body);
        words.setMinWidth(0);
        var row =
                new HBox(
                        12,
                        new Avatar(36, said.author().id().value(), said.author().displayName()),
                        Boxes.grow(words));
        row.getStyleClass().addAll("message-row", "attention-row");
        return row;
    }
}
