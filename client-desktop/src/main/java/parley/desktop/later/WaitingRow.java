package parley.desktop.later;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.file.FileLook;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.message.Brief;
import parley.desktop.message.Markdown;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Focus;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.picture.PictureTile;
import parley.desktop.picture.Pictures;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;
import parley.desktop.workspace.SendLater.Waiting;

/** One thing that waits: where and when, what it says, and what can be done with it. */
final class WaitingRow {
    private static final int SHOWN = 240;
    private static final double THREE_LINES = 58;

    private final WaitingViewModel model;
    private final Optional<Pictures> pictures;
    private final Texts texts;
    private final Times times;

    WaitingRow(WaitingViewModel model, Optional<Pictures> pictures, Texts texts, Times times) {
        this.model = model;
        this.pictures = pictures;
        this.texts = texts;
        this.times = times;
    }

    Node of(Item item) {
        boolean sends = item instanceof Item.ToSend;
        var tile = new StackPane(Icons.of(sends ? Feather.SEND : Feather.BELL, Icons.CONTROL));
        tile.getStyleClass().addAll("waiting-tile", sends ? "sends" : "reminds");
        var where = texts.get(sends ? "waiting.send" : "waiting.remind", item.room());
        var head =
                Boxes.row(
                        8,
                        Boxes.grow(Labels.of(where, "t-control-strong")),
                        Labels.whole(times.brief(item.at()), "t-meta"));
        var words = new VBox(2, head);
        words.setMinWidth(0);
        var editing = model.editing().get();
        if (editing != null && editing.item().equals(item)) {
            words.getChildren().add(field(editing));
            words.setSpacing(8);
        } else {
            if (item instanceof Item.ToSend sent && !sent.message().attached().isEmpty()) {
                words.getChildren().add(carried(sent.message()));
                if (!item.text().isEmpty()) {
                    words.getChildren().add(text(item));
                }
            } else {
                words.getChildren().add(text(item));
            }
            words.getChildren().add(tools(item));
        }
        var row = new HBox(12, tile, Boxes.grow(words));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("waiting-row");
        return row;
    }

    /** The first of its files and how many more there are, or how long the voice note is. */
    private Node carried(Waiting message) {
        var attached = message.attached();
        var name = Labels.of(Brief.of("", attached, texts), "t-control");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var line = new HBox(8);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("waiting-carried");
        attached.files().stream()
                .findFirst()
                .ifPresentOrElse(
                        file ->
                                line.getChildren()
                                        .add(
                                                new PictureTile(
                                                        file, FileLook.of(file).icon(), pictures)),
                        () -> line.getChildren().add(Icons.of(Feather.MIC, Icons.CONTROL, "i-3")));
        line.getChildren().add(name);
        if (message.files() > 1) {
            line.getChildren()
                    .add(Labels.whole(texts.get("picture.more", message.files() - 1), "t-hint"));
        }
        return line;
    }

    private static Node text(Item item) {
        var text = Markdown.brief(item.text(), SHOWN);
        var label = Labels.wrapped(text.isEmpty() ? "…" : text, "t-control", "t-2");
        label.setMaxHeight(THREE_LINES);
        return label;
    }

    private Node tools(Item item) {
        var tools = new HBox(4);
        if (item instanceof Item.ToSend message) {
            tools.getChildren()
                    .addAll(
                            button(
                                    "waiting-edit",
                                    Feather.EDIT_2,
                                    "waiting.edit",
                                    () -> model.edit(message)),
                            button(
                                    "waiting-move",
                                    Feather.CLOCK,
                                    "waiting.move",
                                    () -> model.move(item)),
                            button(
                                    "waiting-now",
                                    Feather.SEND,
                                    "waiting.now",
                                    () -> model.sendNow(message)));
        } else {
            tools.getChildren()
                    .add(
                            button(
                                    "waiting-move",
                                    Feather.CLOCK,
                                    "waiting.move",
                                    () -> model.move(item)));
        }
        tools.getChildren()
                .add(
                        button(
                                "waiting-cancel",
                                Feather.X,
                                "waiting.cancel",
                                () -> model.cancel(item)));
        tools.getStyleClass().add("waiting-tools");
        return tools;
    }

    private Node button(String id, Feather icon, String key, Runnable action) {
        return Buttons.plain(id, icon, texts.get(key), action);
    }

    private Node field(Editing editing) {
        var area = new TextArea();
        area.setId("waiting-text");
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setAccessibleText(texts.get("waiting.edit"));
        area.textProperty().bindBidirectional(editing.text());
        area.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                model.leave();
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER && e.isShortcutDown()) {
                model.keep();
                e.consume();
            }
        });
        Focus.on(area);
        var keep = Buttons.primary("waiting-keep", texts.get("waiting.keep"), model::keep);
        keep.disableProperty().bind(editing.mayKeep().not());
        var leave = Buttons.framed("waiting-leave", texts.get("action.cancel"), model::leave);
        var buttons = Boxes.row(8, Boxes.spring(), leave, keep);
        return new VBox(8, area, buttons);
    }
}
