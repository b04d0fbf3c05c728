package parley.desktop.main;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.timeline.MessageActions;
import parley.desktop.timeline.RowKit;

/** Questions that need a yes. */
final class Questions {
    private static final double WIDTH = 440;
    private static final int SHOWN = 300;

    private Questions() {}

    static Node delete(Dialog.Deleting dialog, RowKit kit, Runnable close) {
        var texts = kit.texts();
        var text = MessageActions.text(dialog.messages());
        var shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        var quoted = Labels.wrapped(shown, "t-control", "asked-about");
        quoted.setMaxWidth(Double.MAX_VALUE);
        return new DialogBox(
                "delete-dialog",
                texts.get("delete.title", dialog.messages().size()),
                WIDTH,
                texts.get("action.close"),
                close,
                new VBox(12, Labels.wrapped(texts.get("delete.text"), "t-2"), quoted),
                Buttons.framed("delete-no", texts.get("action.cancel"), close),
                Buttons.framed("delete-yes", texts.get("delete.yes"), dialog.yes(), "danger-fill"));
    }

    static Node follow(Dialog.Following dialog, RowKit kit, Runnable close) {
        var texts = kit.texts();
        var target = Labels.wrapped(dialog.link().target(), "t-code", "asked-about");
        target.setMaxWidth(Double.MAX_VALUE);
        return new DialogBox(
                "follow-dialog",
                texts.get("follow.title"),
                WIDTH,
                texts.get("action.close"),
                close,
                new VBox(
                        12,
                        Labels.wrapped(texts.get("follow.text", dialog.link().text()), "t-2"),
                        target),
                Buttons.framed("follow-no", texts.get("action.cancel"), close),
                Buttons.primary(
                        "follow-yes",
                        texts.get("follow.yes"),
                        () -> {
                            close.run();
                            kit.openLink().accept(dialog.link().target());
                        }));
    }
}
