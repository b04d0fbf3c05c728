package parley.desktop.shell;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.host.HostStartViewModel;
import parley.desktop.host.Hosting;
import parley.desktop.join.Entrance;
import parley.desktop.join.JoinViewModel;
import parley.desktop.main.MainViewModel;
import parley.desktop.workspace.Workspace;

/**
 * Which screen is shown: the doors until there is a workspace, then the main window. UI thread
 * only.
 */
public final class ShellViewModel implements AutoCloseable {
    private final Entrance entrance;
    private final Hosting hosting;
    private final String hostFolder;
    private final Background background;
    private final MainViewModel main;
    private final ReadOnlyObjectWrapper<Screen> screen =
            new ReadOnlyObjectWrapper<>(new Screen.Opening());

    /**
     * @param hostFolder where a workspace on this PC keeps its data, as it is shown
     * @param texts looks up a text by key
     */
    public ShellViewModel(
            Entrance entrance,
            Hosting hosting,
            String hostFolder,
            Background background,
            InstantSource clock,
            ZoneId zone,
            Function<String, String> texts) {
        this(entrance, hosting, hostFolder, background, clock, zone, texts, Memory.ofThisRun());
    }

    /** {@code memory}: what this device remembers. */
    public ShellViewModel(
            Entrance entrance,
            Hosting hosting,
            String hostFolder,
            Background background,
            InstantSource clock,
            ZoneId zone,
            Function<String, String> texts,
            Memory memory) {
        this.entrance = entrance;
        this.hosting = hosting;
        this.hostFolder = hostFolder;
        this.background = background;
        this.main = new MainViewModel(hosting, background, clock, zone, texts, this::doors, memory);
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<Screen> screen() {
        return screen.getReadOnlyProperty();
    }

    /** The main window, also while another screen is shown. */
    public MainViewModel main() {
        return main;
    }

    /** Shows the workspaces that were entered before; without any, the doors. */
    public void begin(List<? extends Workspace> known) {
        if (known.isEmpty()) {
            doors();
            return;
        }
        known.forEach(main::add);
        main.open(main.workspaces().getFirst());
        screen.set(new Screen.Main());
    }

    /** Shows the three doors. */
    public void doors() {
        screen.set(new Screen.Doors());
    }

    /** Back to the workspaces, where there are any. */
    public Optional<Runnable> back() {
        return main.workspaces().isEmpty()
                ? Optional.empty()
                : Optional.of(() -> screen.set(new Screen.Main()));
    }

    /** Opens the door to a workspace on a network, or with an invite. */
    public void join() {
        screen.set(new Screen.Joining(joining(JoinViewModel.Door.NETWORK)));
    }

    /** Opens the door to a workspace in a cloud. */
    public void cloud() {
        screen.set(new Screen.Joining(joining(JoinViewModel.Door.CLOUD)));
    }

    /** Opens the door to a workspace on this PC. */
    public void host() {
        screen.set(
                new Screen.StartingHere(
                        new HostStartViewModel(
                                hosting,
                                entrance,
                                hostFolder,
                                background,
                                this::entered,
                                this::doors)));
    }

    private JoinViewModel joining(JoinViewModel.Door door) {
        return new JoinViewModel(door, entrance, background, this::entered, this::doors);
    }

    private void entered(Workspace workspace) {
        main.add(workspace);
        screen.set(new Screen.Main());
    }

    @Override
    public void close() {
        main.close();
    }
}
