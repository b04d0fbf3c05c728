package parley.desktop.join;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard;

/** Signing in again to a workspace that stays readable meanwhile. UI thread only. */
public final class SignInAgainViewModel {
    private final Workspace workspace;
    private final Background background;
    private final Runnable done;
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    public SignInAgainViewModel(Workspace workspace, Background background, Runnable done) {
        this.workspace = workspace;
        this.background = background;
        this.done = done;
    }

    /** The workspace, and who one is there. */
    public WorkspaceCard card() {
        return workspace.card();
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Signs in; what is wrong stands under the field. */
    public void signIn() {
        if (busy.get() || password.get().isEmpty()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        var typed = password.get();
        background.run(
                () -> {
                    workspace.signInAgain(typed);
                    return true;
                },
                _ -> {
                    busy.set(false);
                    password.set("");
                    done.run();
                },
                e -> {
                    busy.set(false);
                    problem.set(Problems.line(e));
                });
    }
}
