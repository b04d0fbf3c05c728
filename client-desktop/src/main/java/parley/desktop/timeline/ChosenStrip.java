package parley.desktop.timeline;

import javafx.collections.SetChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Labels;
import parley.protocol.MessageId;

/** How many messages are chosen and what can be done with all of them. */
public final class ChosenStrip extends HBox {
    private final Label count = Labels.whole("", "t-control-strong");

    public ChosenStrip(TimelineViewModel model, RowKit kit) {
        var texts = kit.texts();
        setId("chosen");
        getStyleClass().add("chosen-strip");
        getChildren()
                .addAll(
                        count,
                        Boxes.spring(),
                        Buttons.framed(
                                "chosen-copy",
                                texts.get("chosen.copy"),
                                () -> {
                                    kit.copy().accept(MessageActions.text(model.chosenMessages()));
                                    model.chooseNone();
                                },
                                "small"),
                        Buttons.framed(
                                "chosen-forward",
                                texts.get("chosen.forward"),
                                () -> {
                                    var chosen = model.chosenMessages();
                                    model.chooseNone();
                                    model.actions().ifPresent(a -> a.forward(chosen));
                                },
                                "small"),
                        Buttons.framed(
                                "chosen-delete",
                                texts.get("message.delete"),
                                () -> {
                                    var chosen = model.chosenMessages();
                                    model.chooseNone();
                                    model.actions().ifPresent(a -> a.delete(chosen));
                                },
                                "small",
                                "danger"),
                        Buttons.framed(
                                "chosen-none",
                                texts.get("action.cancel"),
                                model::chooseNone,
                                "small"));
        model.chosen()
                .addListener(
                        (SetChangeListener<MessageId>)
                                _ -> show(texts.get("chosen.count", model.chosen().size()), model));
        show("", model);
    }

    private void show(String text, TimelineViewModel model) {
        count.setText(text);
        Boxes.show(this, !model.chosen().isEmpty());
    }
}
