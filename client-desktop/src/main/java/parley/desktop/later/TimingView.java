package parley.desktop.later;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.later.TimingViewModel.Purpose;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;

/** Asks for a time to come. */
public final class TimingView {
    private TimingView() {}

    /**
     * Shows {@code model}; {@code all} opens the list of what waits, {@code close} takes it away.
     */
    public static Node of(
            TimingViewModel model, Texts texts, Times times, Runnable all, Runnable close) {
        var moments = new VBox(6);
        for (var moment : Moment.values()) {
            var word =
                    texts.get(
                            switch (moment) {
                                case HOUR -> "later.hour";
                                case TOMORROW -> "later.tomorrow";
                                case MONDAY -> "later.monday";
                            });
            var button =
                    Buttons.framed(
                            "later-" + moment.name().toLowerCase(Locale.ROOT),
                            "",
                            () -> model.take(moment),
                            "moment");
            button.setGraphic(
                    Boxes.row(
                            10,
                            Icons.of(Feather.CLOCK, 14, "i-3"),
                            Boxes.grow(Labels.of(word, "t-control")),
                            Labels.whole(times.brief(model.at(moment)), "t-meta")));
            button.setAccessibleText(word + ", " + times.brief(model.at(moment)));
            button.setMaxWidth(Double.MAX_VALUE);
            moments.getChildren().add(button);
        }
        var field =
                FormField.text(
                                "later-at",
                                texts.get("later.at"),
                                model.typedProperty(),
                                texts.get("later.at.rule"))
                        .problem(model.problem(), texts);
        Focus.on(field.input());
        var go = Buttons.primary("later-go", texts.get(go(model.purpose())), model::take);
        go.setDefaultButton(true);
        var list = Buttons.link("later-all", texts.get("later.all"), all);
        return new DialogBox(
                "later-dialog",
                texts.get(title(model.purpose())),
                440,
                texts.get("action.close"),
                close,
                new VBox(14, moments, field, list),
                go);
    }

    private static String title(Purpose purpose) {
        return switch (purpose) {
            case SEND -> "later.send.title";
            case MOVE -> "later.move.title";
            case REMIND -> "later.remind.title";
        };
    }

    private static String go(Purpose purpose) {
        return switch (purpose) {
            case SEND -> "later.send.go";
            case MOVE -> "later.move.go";
            case REMIND -> "later.remind.go";
        };
    }
}
