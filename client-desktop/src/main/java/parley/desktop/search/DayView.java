package parley.desktop.search;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.text.Texts;

/** The dialog that asks for a day. */
public final class DayView {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private DayView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(DayViewModel model, Texts texts, Runnable close) {
        var field =
                FormField.text(
                                "day-field",
                                texts.get("day.field"),
                                model.typedProperty(),
                                texts.get("day.rule"))
                        .problem(model.problem(), texts);
        Focus.on(field.input());
        var go = Buttons.primary("day-go", texts.get("day.go"), model::go);
        go.setDefaultButton(true);
        var near =
                Boxes.row(
                        8,
                        Buttons.framed(
                                "day-yesterday",
                                texts.get("day.yesterday"),
                                () -> model.back(1),
                                "small"),
                        Buttons.framed(
                                "day-week", texts.get("day.week"), () -> model.back(WEEK), "small"),
                        Buttons.framed(
                                "day-month",
                                texts.get("day.month"),
                                () -> model.back(MONTH),
                                "small"),
                        Buttons.framed(
                                "day-beginning",
                                texts.get("day.beginning"),
                                model::beginning,
                                "small"));
        return new DialogBox(
                "day-dialog",
                texts.get("day.title"),
                440,
                texts.get("action.close"),
                close,
                new VBox(14, field, near),
                go);
    }
}
