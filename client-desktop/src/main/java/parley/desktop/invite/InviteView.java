package parley.desktop.invite;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Copyable;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.text.Times;

/** The dialog that makes an invite and hands it over. */
public final class InviteView {
    private InviteView() {}

    /** Shows {@code model}; {@code close} takes the dialog away. */
    public static Node of(InviteViewModel model, Texts texts, Times times, Runnable close) {
        var guest = box("invite-guest", texts.get("invite.guest"));
        guest.selectedProperty().bindBidirectional(model.guestProperty());
        var brief = box("invite-short", texts.get("invite.short"));
        brief.selectedProperty().bindBidirectional(model.shortCodeProperty());
        var link =
                new Copyable(
                        "invite-link",
                        texts.get("invite.link"),
                        texts.get("action.copy"),
                        texts.get("action.copied"));
        var ends = Labels.wrapped("", "t-meta");
        var code = Labels.of("", "t-code");
        var made = new VBox(6, Labels.of(texts.get("invite.link"), "t-label"), link, code, ends);
        Runnable show =
                () -> {
                    var invite = model.invite().get();
                    Boxes.show(made, invite != null);
                    if (invite != null) {
                        link.show(invite.link());
                        code.setText(texts.get("invite.code", invite.code()));
                        ends.setText(
                                invite.ends()
                                        .map(e -> texts.get("invite.ends", times.brief(e)))
                                        .orElse(""));
                    }
                };
        model.invite().addListener((_, _, _) -> show.run());
        show.run();
        var problem = Labels.wrapped("", "t-danger", "t-meta-size");
        problem.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.problem().get() == null
                                                ? ""
                                                : texts.get(model.problem().get()),
                                model.problem()));
        var make = Buttons.primary("invite-make", texts.get("invite.make"), model::make);
        make.disableProperty().bind(model.busy());
        var body =
                new VBox(
                        14,
                        Labels.wrapped(texts.get("invite.text"), "t-2"),
                        guest,
                        brief,
                        made,
                        problem);
        return new DialogBox(
                "invite-dialog",
                texts.get("invite.title", model.workspaceName()),
                520,
                texts.get("action.close"),
                close,
                body,
                Buttons.framed("invite-done", texts.get("action.close"), close),
                make);
    }

    private static CheckBox box(String id, String text) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setAccessibleText(text);
        return box;
    }
}
