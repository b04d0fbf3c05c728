package parley.desktop.join;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Focus;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** The dialog that asks for the password again. */
public final class SignInAgainView {
    private SignInAgainView() {}

    /** Shows {@code model}; {@code close} takes the dialog away. */
    public static Node of(SignInAgainViewModel model, Texts texts, Runnable close) {
        var password =
                FormField.password(
                                "password-again",
                                texts.get("account.password"),
                                model.passwordProperty(),
                                "",
                                texts)
                        .problem(model.problem(), texts);
        var enter = Buttons.primary("sign-in", texts.get("account.signIn"), model::signIn);
        enter.setDefaultButton(true);
        enter.disableProperty().bind(model.busy());
        Focus.on(password.input());
        return new DialogBox(
                "sign-in-dialog",
                texts.get("signIn.title", model.card().name()),
                440,
                texts.get("action.close"),
                close,
                new VBox(
                        14,
                        Labels.wrapped(texts.get("signIn.text", model.card().me().name()), "t-2"),
                        password),
                Buttons.framed("sign-in-cancel", texts.get("action.cancel"), close),
                enter);
    }
}
