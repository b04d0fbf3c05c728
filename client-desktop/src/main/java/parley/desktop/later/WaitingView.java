package parley.desktop.later;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;

/** The list of what waits for its time. */
public final class WaitingView {
    /** More rows than these are not made; nobody reads them. */
    private static final int SHOWN = 200;

    private WaitingView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(WaitingViewModel model, Texts texts, Times times, Runnable close) {
        var rows = new VBox(2);
        rows.setId("waiting-list");
        var empty =
                new EmptyState(
                        Feather.CLOCK,
                        "i-accent",
                        texts.get("waiting.empty"),
                        texts.get("waiting.empty.cure"),
                        null);
        var problem = Labels.wrapped("", "t-danger", "t-control");
        Runnable fill =
                () -> {
                    rows.getChildren().clear();
                    model.items().stream()
                            .limit(SHOWN)
                            .forEach(i -> rows.getChildren().add(row(i, model, texts, times)));
                    Boxes.show(empty, model.items().isEmpty() && model.loaded().get());
                };
        model.items().addListener((ListChangeListener<Item>) _ -> fill.run());
        model.loaded().addListener((_, _, _) -> fill.run());
        model.problem()
                .subscribe(now -> {
                    problem.setText(now == null ? "" : texts.get(now));
                    Boxes.show(problem, now != null);
                });
        fill.run();
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefHeight(340);
        scroll.getStyleClass().add("edge-to-edge");
        return new DialogBox(
                "waiting-dialog",
                texts.get("waiting.title"),
                560,
                texts.get("action.close"),
                close,
                new VBox(10, problem, new javafx.scene.layout.StackPane(scroll, empty)));
    }

    private static Node row(Item item, WaitingViewModel model, Texts texts, Times times) {
        boolean sends = item instanceof Item.ToSend;
        var where = texts.get(sends ? "waiting.send" : "waiting.remind", item.room());
        var text = item.text().lines().findFirst().orElse("");
        var words =
                new VBox(
                        2,
                        new HBox(
                                8,
                                Boxes.grow(Labels.of(where, "t-control-strong")),
                                Labels.whole(times.brief(item.at()), "t-meta")),
                        Labels.of(text.isEmpty() ? "…" : text, "t-control", "t-2"));
        words.setMinWidth(0);
        var row =
                Boxes.row(
                        12,
                        Icons.of(sends ? Feather.SEND : Feather.BELL, Icons.ROW, "i-3"),
                        Boxes.grow(words),
                        Buttons.icon(
                                "waiting-move",
                                Feather.CLOCK,
                                texts.get("waiting.move"),
                                () -> model.move(item),
                                "small"),
                        Buttons.icon(
                                "waiting-cancel",
                                Feather.X,
                                texts.get("waiting.cancel"),
                                () -> model.cancel(item),
                                "small"));
        row.getStyleClass().add("managed-row");
        row.setMinHeight(52);
        return row;
    }
}
