package parley.desktop.later;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.picture.Pictures;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;

/** The list of what waits for its time. */
public final class WaitingView {
    /** More rows than these are not made; nobody reads them. */
    private static final int SHOWN = 200;

    /** In px; a longer list is scrolled. */
    private static final double HIGHEST = 460;

    private WaitingView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(
            WaitingViewModel model,
            Optional<Pictures> pictures,
            Texts texts,
            Times times,
            Runnable close) {
        var rows = new VBox(8);
        var row = new WaitingRow(model, pictures, texts, times);
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
                            .forEach(i -> rows.getChildren().add(row.of(i)));
                    Boxes.show(empty, model.items().isEmpty() && model.loaded().get());
                };
        model.items().addListener((ListChangeListener<Item>) _ -> fill.run());
        model.loaded().addListener((_, _, _) -> fill.run());
        model.problem()
                .subscribe(now -> {
                    problem.setText(now == null ? "" : texts.get(now));
                    Boxes.show(problem, now != null);
                });
        model.editing().addListener((_, _, _) -> fill.run());
        fill.run();
        var scroll = new Scroll(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HIGHEST);
        scroll.prefViewportHeightProperty().bind(rows.heightProperty());
        scroll.getStyleClass().add("edge-to-edge");
        return new DialogBox(
                "waiting-dialog",
                texts.get("waiting.title"),
                600,
                texts.get("action.close"),
                close,
                new VBox(
                        10,
                        problem,
                        new javafx.scene.layout.StackPane(scroll, empty),
                        taken(model, texts)));
    }

    /** What was taken back a moment ago, and how it comes back. */
    private static Node taken(WaitingViewModel model, Texts texts) {
        var word = Labels.of("", "t-control");
        var strip =
                Boxes.row(
                        8,
                        Icons.of(Feather.CHECK, Icons.ROW, "i-3"),
                        Boxes.grow(word),
                        Buttons.link("waiting-undo", texts.get("action.undo"), model::undo));
        strip.getStyleClass().add("waiting-taken");
        model.taken()
                .subscribe(now -> {
                    word.setText(now == null ? "" : texts.get("waiting.taken", now.room()));
                    Boxes.show(strip, now != null);
                });
        return strip;
    }
}
