package parley.desktop.preferences;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;
import parley.protocol.AuthApi;

/** Changing one's password. UI thread only. */
public final class PasswordViewModel {
    private final Workspace workspace;
    private final Background background;
    private final StringProperty old = new SimpleStringProperty("");
    private final StringProperty fresh = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty done = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> oldProblem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> freshProblem = new SimpleObjectProperty<>();

    public PasswordViewModel(Workspace workspace, Background background) {
        this.workspace = workspace;
        this.background = background;
    }

    public StringProperty oldProperty() {
        return old;
    }

    public StringProperty freshProperty() {
        return fresh;
    }

    public BooleanProperty busy() {
        return busy;
    }

    /** Whether it was changed. */
    public BooleanProperty done() {
        return done;
    }

    public ObjectProperty<@Nullable Line> oldProblem() {
        return oldProblem;
    }

    public ObjectProperty<@Nullable Line> freshProblem() {
        return freshProblem;
    }

    /** Changes it; every other device is signed out. */
    public void change() {
        oldProblem.set(null);
        freshProblem.set(null);
        done.set(false);
        int length = fresh.get().codePointCount(0, fresh.get().length());
        if (length < AuthApi.PASSWORD_MIN || length > AuthApi.PASSWORD_MAX) {
            freshProblem.set(Line.of("account.problem.password"));
            return;
        }
        busy.set(true);
        var from = old.get();
        var to = fresh.get();
        background.run(
                () -> {
                    workspace.changePassword(from, to);
                    return true;
                },
                _ -> {
                    busy.set(false);
                    old.set("");
                    fresh.set("");
                    done.set(true);
                },
                e -> {
                    busy.set(false);
                    boolean atFresh = e instanceof ProblemException p && p.field().equals("fresh");
                    (atFresh ? freshProblem : oldProblem).set(Problems.line(e));
                });
    }
}
