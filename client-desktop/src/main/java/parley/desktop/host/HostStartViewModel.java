package parley.desktop.host;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.join.AccountViewModel;
import parley.desktop.join.Entrance;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;
import parley.protocol.Limits;

/** Starting a workspace on this PC: its name, and the account of its owner. UI thread only. */
public final class HostStartViewModel {
    private final Hosting hosting;
    private final Entrance entrance;
    private final Background background;
    private final Consumer<Workspace> entered;
    private final Runnable back;
    private final String folder;
    private final AccountViewModel account = new AccountViewModel();
    private final StringProperty workspaceName = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> workspaceProblem = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();

    public HostStartViewModel(
            Hosting hosting,
            Entrance entrance,
            String folder,
            Background background,
            Consumer<Workspace> entered,
            Runnable back) {
        this.hosting = hosting;
        this.entrance = entrance;
        this.folder = folder;
        this.background = background;
        this.entered = entered;
        this.back = back;
    }

    public AccountViewModel account() {
        return account;
    }

    /** What the workspace is called. */
    public StringProperty workspaceProperty() {
        return workspaceName;
    }

    public ObjectProperty<@Nullable Line> workspaceProblem() {
        return workspaceProblem;
    }

    /** Where its messages and files will lie. */
    public String folder() {
        return folder;
    }

    /** Whether it is being started. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Starts the server, makes the owner's account and enters. */
    public void start() {
        if (busy.get()) {
            return;
        }
        var name = workspaceName.get().strip();
        boolean named = !name.isEmpty() && name.length() <= Limits.NAME;
        workspaceProblem.set(named ? null : Line.of("host.problem.name", Limits.NAME));
        boolean complete = account.check();
        if (!named || !complete) {
            return;
        }
        busy.set(true);
        var wish = new NewWorkspace(name, account.account());
        background.run(
                () -> hosting.begin(wish, entrance),
                workspace -> {
                    busy.set(false);
                    account.passwordProperty().set("");
                    entered.accept(workspace);
                },
                e -> {
                    busy.set(false);
                    account.refused(e);
                });
    }

    /** Leaves this screen. */
    public void back() {
        back.run();
    }
}
