package parley.desktop.main;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import parley.desktop.notify.NoticeSettings;
import parley.desktop.part.Faces;
import parley.desktop.profile.KnownFaces;
import parley.desktop.profile.OwnProfileViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Workspace;
import parley.protocol.PresenceState;

/** What one shows of oneself, and the faces of the others. UI thread only. */
public final class Self {
    private final MainViewModel main;
    private final BooleanProperty undisturbed = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<PresenceState> presence =
            new ReadOnlyObjectWrapper<>(PresenceState.OFFLINE);
    private Subscription link = Subscription.EMPTY;
    private final KnownFaces faces;

    Self(MainViewModel main, NoticeSettings settings) {
        this.main = main;
        this.faces =
                new KnownFaces(
                        () -> open().map(Workspace::profiles),
                        () -> open().map(w -> w.card().me().id()),
                        presence,
                        main.background());
        undisturbed.set(settings.undisturbed());
        main.current().addListener((_, _, now) -> follow(now));
        undisturbed.addListener((_, _, _) -> show());
        settings.onUndisturbed(undisturbed::set);
        undisturbed.subscribe((_, on) -> {
            settings.undisturbed(on);
            main.workspaces().forEach(w -> w.workspace().profiles().undisturbed(on));
        });
    }

    private void follow(@Nullable OpenWorkspace now) {
        link.unsubscribe();
        link = now == null ? Subscription.EMPTY : now.link().subscribe(_ -> show());
        show();
    }

    private void show() {
        var current = main.current().get();
        if (current == null || !(current.link().get() instanceof Link.Online)) {
            presence.set(PresenceState.OFFLINE);
        } else {
            presence.set(undisturbed.get() ? PresenceState.DND : PresenceState.ONLINE);
        }
    }

    /** Whether one is there, as this device shows it. */
    public ObservableValue<PresenceState> presence() {
        return presence.getReadOnlyProperty();
    }

    private Optional<Workspace> open() {
        return Optional.ofNullable(main.current().get()).map(OpenWorkspace::workspace);
    }

    /** The faces of the people of the open workspace. */
    public Faces faces() {
        return faces;
    }

    /** Whether one does not want to be disturbed: nothing is said here, and others see it. */
    public BooleanProperty undisturbed() {
        return undisturbed;
    }

    /** The page about oneself, where a workspace is open. */
    Optional<OwnProfileViewModel> profile() {
        return open().map(
                        w -> new OwnProfileViewModel(w.profiles(), main.background(), undisturbed));
    }

    /** A workspace came to those one is in. */
    void added(Workspace workspace) {
        if (undisturbed.get()) {
            workspace.profiles().undisturbed(true);
        }
    }

    void changed(Change change) {
        if (change instanceof Change.People) {
            faces.changed();
        }
    }
}
