package parley.desktop.invite;

import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Invite;
import parley.desktop.workspace.InviteWish;
import parley.desktop.workspace.Workspace;

/**
 * Making an invite: for whom, and as a link or as a short code to be read aloud. UI thread only.
 */
public final class InviteViewModel {
    /** A short code holds a day; docs/protocol.md, section "Invites". */
    private static final Duration SHORT = Duration.ofHours(24);

    private static final Duration LONG = Duration.ofDays(7);
    private static final int USES = 10;

    private final Workspace workspace;
    private final Background background;
    private final BooleanProperty guest = new SimpleBooleanProperty();
    private final BooleanProperty shortCode = new SimpleBooleanProperty();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Invite> invite = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    public InviteViewModel(Workspace workspace, Background background) {
        this.workspace = workspace;
        this.background = background;
    }

    /** For a guest rather than a member. */
    public BooleanProperty guestProperty() {
        return guest;
    }

    /** A short code rather than a long one. */
    public BooleanProperty shortCodeProperty() {
        return shortCode;
    }

    public BooleanProperty busy() {
        return busy;
    }

    /** What was made, or null. */
    public ObjectProperty<@Nullable Invite> invite() {
        return invite;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Where the invite leads. */
    public String workspaceName() {
        return workspace.card().name();
    }

    /** Makes one. */
    public void make() {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        boolean brief = shortCode.get();
        var wish = new InviteWish(guest.get(), brief, USES, brief ? SHORT : LONG);
        background.run(
                () -> workspace.invite(wish),
                made -> {
                    busy.set(false);
                    invite.set(made);
                },
                e -> {
                    busy.set(false);
                    problem.set(Problems.line(e));
                });
    }
}
