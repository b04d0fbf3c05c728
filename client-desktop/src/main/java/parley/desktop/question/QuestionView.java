package parley.desktop.question;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.Limits;

/** The box that asks a question. */
public final class QuestionView {
    private static final double WIDTH = 440;

    private QuestionView() {}

    /** Shows {@code question}; {@code close} takes it away, before a yes is carried out too. */
    public static Node of(Question question, Texts texts, Runnable close) {
        var id = question.id();
        var body = new VBox(14, Labels.wrapped(texts.get(question.text()), "t-2"));
        var reason = new SimpleStringProperty("");
        var typed = new SimpleStringProperty("");
        var no = Buttons.framed(id + "-no", texts.get("action.cancel"), close);
        var yes =
                Buttons.framed(
                        id + "-yes",
                        texts.get(question.yes()),
                        () -> {
                            close.run();
                            question.then().accept(reason.get().strip());
                        },
                        "danger-fill");
        Node first = no;
        if (question.reason()) {
            var field =
                    FormField.text(
                            id + "-reason",
                            texts.get("question.reason"),
                            reason,
                            texts.get("question.reason.rule"));
            body.getChildren().add(field);
            first = field.input();
        }
        if (question.typed().isPresent()) {
            var label = texts.get("question.typed", question.typed().get());
            var field = FormField.text(id + "-typed", label, typed, "");
            body.getChildren().add(field);
            first = field.input();
        }
        Focus.on(first);
        yes.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () ->
                                        reason.get().length() > Limits.TOPIC
                                                || question.typed()
                                                        .filter(w -> !w.equals(typed.get().strip()))
                                                        .isPresent(),
                                reason,
                                typed));
        return new DialogBox(
                id,
                texts.get(question.title()),
                WIDTH,
                texts.get("action.close"),
                close,
                body,
                no,
                yes);
    }
}
