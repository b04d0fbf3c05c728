package parley.desktop.join;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.FormField;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** The fields of an account, with their rules below them. */
public final class AccountForm extends VBox {
    private final FormField displayName;

    /** {@code asksInvite}: shows a field for the code. */
    public AccountForm(AccountViewModel model, boolean asksInvite, Texts texts) {
        setSpacing(12);
        displayName =
                FormField.text(
                                "display-name",
                                texts.get("account.displayName"),
                                model.displayNameProperty(),
                                "")
                        .problem(model.displayNameProblem(), texts);
        var name =
                FormField.text(
                                "user-name",
                                texts.get("account.name"),
                                model.nameProperty(),
                                texts.get("account.name.rule"))
                        .problem(model.nameProblem(), texts);
        var password =
                FormField.password(
                                "password",
                                texts.get("account.password"),
                                model.passwordProperty(),
                                texts.get("account.password.rule"),
                                texts)
                        .problem(model.passwordProblem(), texts);
        var problem = problemLabel(model, texts);
        if (asksInvite) {
            var invite =
                    FormField.text(
                                    "invite-code",
                                    texts.get("account.invite"),
                                    model.inviteProperty(),
                                    texts.get("account.invite.rule"))
                            .problem(model.inviteProblem(), texts);
            invite.visibleProperty().bind(model.signUpProperty());
            invite.managedProperty().bind(model.signUpProperty());
            getChildren().add(invite);
        }
        displayName.visibleProperty().bind(model.signUpProperty());
        displayName.managedProperty().bind(model.signUpProperty());
        getChildren().addAll(displayName, name, password, problem);
    }

    /** A problem that belongs to no field, shown while there is one. */
    private static Label problemLabel(AccountViewModel model, Texts texts) {
        var problem = Labels.wrapped("", "t-danger", "t-control");
        problem.setId("account-problem");
        problem.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    var line = model.problem().get();
                                    return line == null ? "" : texts.get(line);
                                },
                                model.problem()));
        problem.textProperty().addListener((_, _, text) -> Boxes.show(problem, !text.isEmpty()));
        Boxes.show(problem, false);
        return problem;
    }

    /** The first field. */
    public FormField first() {
        return displayName;
    }
}
