package parley.desktop.room;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** The dialog that makes a room. */
public final class NewRoomView {
    private NewRoomView() {}

    /** Shows {@code model}; {@code close} takes the dialog away. */
    public static Node of(NewRoomViewModel model, Texts texts, Runnable close) {
        var name =
                FormField.text(
                                "new-room-name",
                                texts.get("rooms.new.name"),
                                model.nameProperty(),
                                texts.get("rooms.new.name.rule"))
                        .problem(model.nameProblem(), texts);
        var topic =
                FormField.text(
                                "new-room-topic",
                                texts.get("rooms.new.topic"),
                                model.topicProperty(),
                                "")
                        .problem(model.topicProblem(), texts);
        var secret = new CheckBox(texts.get("rooms.new.private"));
        secret.setId("new-room-private");
        secret.setAccessibleText(texts.get("rooms.new.private"));
        secret.selectedProperty().bindBidirectional(model.privateProperty());
        var create =
                Buttons.primary("new-room-create", texts.get("rooms.new.create"), model::create);
        create.setDefaultButton(true);
        create.disableProperty().bind(model.busy());
        var body =
                new VBox(
                        14,
                        name,
                        topic,
                        secret,
                        Labels.wrapped(texts.get("rooms.new.private.text"), "t-meta"));
        Focus.on(name.input());
        return new DialogBox(
                "new-room-dialog",
                texts.get("rooms.create"),
                480,
                texts.get("action.close"),
                close,
                body,
                Buttons.framed("new-room-cancel", texts.get("action.cancel"), close),
                create);
    }
}
