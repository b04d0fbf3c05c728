package parley.desktop.part;

import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;

/** A field with its label above, and its rule or what is wrong with it below. */
public final class FormField extends VBox {
    private final TextField input;
    private final Label below = Labels.wrapped("", "t-meta");
    private final String rule;

    private FormField(String label, TextField input, HBox frame, String rule) {
        this.input = input;
        this.rule = rule;
        getStyleClass().add("form-field");
        var above = Labels.of(label, "t-label");
        above.setLabelFor(input);
        input.setAccessibleText(label);
        getChildren().addAll(above, frame, below);
        frame.getStyleClass().add("framed");
        input.getStyleClass().add("bare");
        input.focusedProperty()
                .addListener((_, _, on) -> {
                    frame.getStyleClass().remove("focus");
                    if (on) {
                        frame.getStyleClass().add("focus");
                    }
                });
        show("", false);
    }

    /** A line of text. {@code rule} stands below until something is wrong; empty: nothing does. */
    public static FormField text(String id, String label, StringProperty value, String rule) {
        var input = new TextField();
        input.setId(id);
        input.textProperty().bindBidirectional(value);
        return new FormField(label, input, Boxes.row(8, Boxes.grow(input)), rule);
    }

    /** A secret, with a button that shows it. */
    public static FormField password(
            String id, String label, StringProperty value, String rule, Texts texts) {
        var hidden = new PasswordField();
        hidden.setId(id);
        hidden.setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        hidden.textProperty().bindBidirectional(value);
        var shown = new TextField();
        shown.setId(id + "-shown");
        shown.getStyleClass().add("bare");
        shown.setAccessibleText(label);
        shown.textProperty().bindBidirectional(value);
        Boxes.show(shown, false);
        var eye =
                Buttons.icon(
                        id + "-eye",
                        Feather.EYE,
                        texts.get("field.password.show"),
                        () -> {
                            boolean show = !shown.isVisible();
                            Boxes.show(shown, show);
                            Boxes.show(hidden, !show);
                            (show ? shown : hidden).requestFocus();
                        },
                        "small");
        return new FormField(
                label, hidden, Boxes.row(4, Boxes.grow(hidden), Boxes.grow(shown), eye), rule);
    }

    /** Shows {@code problem} below the field while there is one. */
    public FormField problem(ObservableValue<@Nullable Line> problem, Texts texts) {
        problem.addListener(
                (_, _, line) -> show(line == null ? "" : texts.get(line), line != null));
        var now = problem.getValue();
        if (now != null) {
            show(texts.get(now), true);
        }
        return this;
    }

    /** Where one types. */
    public TextField input() {
        return input;
    }

    private void show(String text, boolean bad) {
        var shown = bad ? text : rule;
        below.setText(shown);
        below.getStyleClass().setAll("label", bad ? "t-danger" : "t-3", "t-meta-size");
        input.setAccessibleHelp(shown.isEmpty() ? null : shown);
        Boxes.show(below, !shown.isEmpty());
    }
}
