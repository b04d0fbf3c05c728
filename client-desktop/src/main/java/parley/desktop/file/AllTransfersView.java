package parley.desktop.file;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Focus;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** The tray of transfers over all rooms. */
public final class AllTransfersView {
    private AllTransfersView() {}

    /** Shows {@code model}, which ends with the box; {@code close} takes it away. */
    public static Node of(AllTransfersViewModel model, Texts texts, Runnable close) {
        var rows = new VBox(2);
        rows.setId("all-transfers-list");
        var empty =
                new EmptyState(
                        Feather.DOWNLOAD_CLOUD,
                        "i-accent",
                        texts.get("transfers.empty"),
                        texts.get("transfers.empty.cure"),
                        null);
        var clear = Buttons.framed("transfers-clear", texts.get("transfers.clear"), model::clear);
        Map<Object, AllTransfersRow> known = new HashMap<>();
        Runnable fill =
                () -> {
                    var items = model.items();
                    known.keySet().removeIf(k -> items.stream().noneMatch(i -> i.key().equals(k)));
                    var shown =
                            items.stream()
                                    .map(i ->
                                            known.computeIfAbsent(
                                                            i.key(),
                                                            _ ->
                                                                    new AllTransfersRow(
                                                                            i, model, texts))
                                                    .show(i))
                                    .toList();
                    if (!shown.equals(rows.getChildren())) {
                        rows.getChildren().setAll(shown);
                    }
                    Boxes.show(empty, items.isEmpty());
                    clear.setDisable(!model.clearable());
                };
        model.items().addListener((ListChangeListener<TransferItem>) _ -> fill.run());
        fill.run();
        var scroll = new Scroll(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(320);
        scroll.setAccessibleText(texts.get("transfers.title"));
        scroll.getStyleClass().add("edge-to-edge");
        var box =
                new DialogBox(
                        "transfers-dialog",
                        texts.get("transfers.title"),
                        560,
                        texts.get("action.close"),
                        close,
                        new StackPane(scroll, empty),
                        clear);
        box.sceneProperty()
                .addListener((_, _, now) -> {
                    if (now == null) {
                        model.close();
                    }
                });
        Focus.on(scroll);
        return box;
    }
}
