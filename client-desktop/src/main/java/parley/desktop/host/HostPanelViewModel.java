package parley.desktop.host;

import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Invite;
import parley.desktop.workspace.InviteWish;
import parley.desktop.workspace.Workspace;

/** The state of the server on this PC and the invite to it. UI thread only. */
public final class HostPanelViewModel implements AutoCloseable {
    private final Hosting hosting;
    private final Workspace workspace;
    private final Background background;
    private final ReadOnlyObjectWrapper<Hosting.State> state;
    private final ReadOnlyObjectWrapper<@Nullable Invite> invite = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty confirming = new SimpleBooleanProperty();
    private final Runnable unlisten;

    public HostPanelViewModel(Hosting hosting, Workspace workspace, Background background) {
        this.hosting = hosting;
        this.workspace = workspace;
        this.background = background;
        this.state = new ReadOnlyObjectWrapper<>(hosting.state());
        this.unlisten = hosting.listen(s -> background.onUi(() -> state.set(s)));
    }

    /** What the server does. */
    public ReadOnlyObjectProperty<Hosting.State> state() {
        return state.getReadOnlyProperty();
    }

    /** The invite to hand over, or null until it is made. */
    public ReadOnlyObjectProperty<@Nullable Invite> invite() {
        return invite.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether stopping waits for a yes. */
    public ReadOnlyBooleanProperty confirming() {
        return confirming;
    }

    /** How the workspace is called. */
    public String workspaceName() {
        return workspace.card().name();
    }

    /** Makes a new invite for members, valid for a week. */
    public void newInvite() {
        background.run(
                () -> workspace.invite(new InviteWish(false, false, 10, Duration.ofDays(7))),
                made -> {
                    problem.set(null);
                    invite.set(made);
                },
                e -> problem.set(Problems.line(e)));
    }

    /** Starts the server again. */
    public void start() {
        act(hosting::start);
    }

    /** Asks whether to stop. */
    public void askStop() {
        confirming.set(true);
    }

    /** Goes on hosting. */
    public void keepRunning() {
        confirming.set(false);
    }

    /** Stops the server; everybody's unsent messages wait in their own outbox. */
    public void stop() {
        confirming.set(false);
        act(hosting::stop);
    }

    private void act(Action action) {
        background.run(
                () -> {
                    action.run();
                    return true;
                },
                _ -> problem.set(null),
                e -> problem.set(Problems.line(e)));
    }

    private interface Action {
        void run() throws java.io.IOException;
    }

    @Override
    public void close() {
        unlisten.run();
    }
}
