package parley.desktop.room;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.text.Texts;

/** Asks for the name of a section. */
public final class SectionView {
    private SectionView() {}

    /** Shows {@code model}; {@code close} takes it away. */
    public static Node of(NameViewModel model, Texts texts, Runnable close) {
        var field =
                FormField.text(
                        "section-name",
                        texts.get("section.name"),
                        model.nameProperty(),
                        texts.get("section.rule", Sections.LONGEST));
        Focus.on(field.input());
        var take = Buttons.primary("section-take", texts.get("section.take"), model::take);
        take.disableProperty().bind(model.good().not());
        var body = new VBox(field);
        body.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                model.take();
                e.consume();
            }
        });
        return new DialogBox(
                "section-dialog",
                texts.get("section.title"),
                400,
                texts.get("action.close"),
                close,
                body,
                Buttons.framed("section-cancel", texts.get("action.cancel"), close),
                take);
    }
}
