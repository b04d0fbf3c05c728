package parley.desktop.join;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.client.address.BadAddress;
import parley.client.address.InviteLink;
import parley.client.workspace.ServerCheck;
import parley.desktop.Background;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Workspace;
import parley.protocol.Registration;

/**
 * Entering a workspace that somebody else runs: an address or an invite, who answers there, the six
 * words where nothing vouches for it, then the account. Nothing secret leaves before the words were
 * confirmed. UI thread only.
 */
public final class JoinViewModel {
    /** Which door one came through. */
    public enum Door {
        NETWORK,
        CLOUD
    }

    private final Door door;
    private final Entrance entrance;
    private final Background background;
    private final Consumer<Workspace> entered;
    private final Runnable back;
    private final AccountViewModel account = new AccountViewModel();
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> addressProblem = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<ServerCheck.@Nullable Found> found =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Line> stopped = new ReadOnlyObjectWrapper<>();

    public JoinViewModel(
            Door door,
            Entrance entrance,
            Background background,
            Consumer<Workspace> entered,
            Runnable back) {
        this.door = door;
        this.entrance = entrance;
        this.background = background;
        this.entered = entered;
        this.back = back;
        address.addListener((_, _, _) -> addressProblem.set(null));
    }

    public Door door() {
        return door;
    }

    /** The fields of the account. */
    public AccountViewModel account() {
        return account;
    }

    /** What was typed or pasted: an address or an invite link. */
    public StringProperty addressProperty() {
        return address;
    }

    /** What is wrong with the address, or null. */
    public ObjectProperty<@Nullable Line> addressProblem() {
        return addressProblem;
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty busy() {
        return busy;
    }

    /** Who answered, or null. */
    public ReadOnlyObjectProperty<ServerCheck.@Nullable Found> found() {
        return found.getReadOnlyProperty();
    }

    /** Why there is no way on, or null: the server is not the one it was. */
    public ReadOnlyObjectProperty<@Nullable Line> stopped() {
        return stopped.getReadOnlyProperty();
    }

    /** Asks who answers at the address. */
    public void find() {
        if (busy.get()) {
            return;
        }
        found.set(null);
        stopped.set(null);
        account.clearProblems();
        InviteLink link;
        try {
            link = InviteLink.parse(address.get());
        } catch (BadAddress e) {
            addressProblem.set(bad(e));
            return;
        }
        busy.set(true);
        background.run(() -> entrance.find(link), this::answered, this::notAnswered);
    }

    private Line bad(BadAddress e) {
        var typed = address.get().strip();
        return switch (e.reason()) {
            case PIN, CODE -> Line.of("connect.problem.link");
            case PLAIN -> Line.of("connect.problem.plain", typed);
            case EMPTY, SCHEME, HOST, PORT -> Line.of("connect.problem.address", typed);
        };
    }

    private void answered(ServerCheck.Found server) {
        busy.set(false);
        account.inviteProperty().set(server.code().orElse(""));
        account.signUpProperty().set(true);
        found.set(server);
    }

    private void notAnswered(Exception e) {
        busy.set(false);
        if (e instanceof ProblemException p && p.field().equals("pin")) {
            stopped.set(p.line());
        } else {
            addressProblem.set(Problems.line(e));
        }
    }

    /** Whether the workspace asks for an invite code that no link brought. */
    public boolean asksInvite(ServerCheck.Found server) {
        return server.info().registration() != Registration.OPEN && server.code().isEmpty();
    }

    /** Signs up or in; where words are shown this says that they match. */
    public void enter() {
        var server = found.get();
        if (server == null || busy.get() || !account.check()) {
            return;
        }
        busy.set(true);
        var typed = account.account();
        boolean up = account.signUpProperty().get();
        background.run(
                () -> up ? entrance.signUp(server, typed) : entrance.signIn(server, typed),
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

    /** Forgets who answered. */
    public void cancel() {
        found.set(null);
        account.clearProblems();
    }

    /** Leaves this screen. */
    public void back() {
        back.run();
    }
}
