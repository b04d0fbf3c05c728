package parley.desktop.main;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.composer.ComposerViewModel;
import parley.desktop.details.DetailsViewModel;
import parley.desktop.host.HostPanelViewModel;
import parley.desktop.host.Hosting;
import parley.desktop.invite.InviteViewModel;
import parley.desktop.join.SignInAgainViewModel;
import parley.desktop.room.DirectoryViewModel;
import parley.desktop.room.Leave;
import parley.desktop.room.NewRoomViewModel;
import parley.desktop.search.SearchViewModel;
import parley.desktop.switcher.SwitcherViewModel;
import parley.desktop.text.Line;
import parley.desktop.timeline.TimelineViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard.Place;
import parley.protocol.RoomId;

/**
 * The main window: the workspaces, the one that is open, and what its main column shows. UI thread
 * only.
 */
public final class MainViewModel implements AutoCloseable {
    private final Hosting hosting;
    private final Background background;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Function<String, String> texts;
    private final Runnable addWorkspace;
    private final ObservableList<OpenWorkspace> workspaces = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable OpenWorkspace> current =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Center> center =
            new ReadOnlyObjectWrapper<>(new Center.Nothing());
    private final ObjectProperty<@Nullable Dialog> dialog = new SimpleObjectProperty<>();
    private final BooleanProperty detailsShown = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable Line> notice = new SimpleObjectProperty<>();
    private final History history = new History();
    private boolean wantsRoom;

    /**
     * @param texts looks up a text by key, to match commands by what they are called
     * @param addWorkspace goes back to the three doors
     */
    public MainViewModel(
            Hosting hosting,
            Background background,
            InstantSource clock,
            ZoneId zone,
            Function<String, String> texts,
            Runnable addWorkspace) {
        this.hosting = hosting;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.addWorkspace = addWorkspace;
    }

    /** The workspaces of the rail. */
    public ObservableList<OpenWorkspace> workspaces() {
        return workspaces;
    }

    /** The workspace that is open, or null before the first. */
    public ReadOnlyObjectProperty<@Nullable OpenWorkspace> current() {
        return current.getReadOnlyProperty();
    }

    /** What the main column shows. */
    public ReadOnlyObjectProperty<Center> center() {
        return center.getReadOnlyProperty();
    }

    /** What lies over the window, or null. */
    public ObjectProperty<@Nullable Dialog> dialogProperty() {
        return dialog;
    }

    /** Whether the details pane is wanted. */
    public BooleanProperty detailsShownProperty() {
        return detailsShown;
    }

    /** Something that could not be done, or null. */
    public ObjectProperty<@Nullable Line> notice() {
        return notice;
    }

    /** Adds a workspace to the rail and opens it. */
    public void add(Workspace workspace) {
        var known =
                workspaces.stream()
                        .filter(w -> w.workspace().card().id().equals(workspace.card().id()))
                        .findFirst();
        known.ifPresent(old -> {
            old.close();
            workspaces.remove(old);
        });
        var added = new OpenWorkspace[1];
        added[0] = new OpenWorkspace(workspace, background, c -> changed(added[0], c));
        workspaces.add(added[0]);
        added[0].countOnline();
        open(added[0]);
    }

    /** Opens another workspace, in the room that was open there last. */
    public void open(OpenWorkspace workspace) {
        leaveCenter();
        current.set(workspace);
        center.set(new Center.Nothing());
        wantsRoom = true;
        workspace.rooms().refresh(() -> openFirst(workspace));
    }

    private void openFirst(OpenWorkspace workspace) {
        if (current.get() != workspace || !(center.get() instanceof Center.Nothing)) {
            return;
        }
        Optional.ofNullable(workspace.lastRoom().get())
                .flatMap(workspace.rooms()::room)
                .or(() -> workspace.rooms().rooms().stream().findFirst())
                .ifPresent(r -> openRoom(r.id()));
    }

    /** Opens a room of the open workspace; one that is not in the list yet opens when it is. */
    public void openRoom(RoomId id) {
        var workspace = current.get();
        if (workspace == null) {
            return;
        }
        dialog.set(null);
        if (center.get() instanceof Center.InRoom in
                && in.room().roomProperty().get().id().equals(id)) {
            return;
        }
        var summary = workspace.rooms().room(id);
        if (summary.isEmpty()) {
            workspace
                    .rooms()
                    .refresh(() -> workspace.rooms().room(id).ifPresent(r -> show(workspace, r)));
            return;
        }
        show(workspace, summary.get());
    }

    private void show(OpenWorkspace workspace, RoomSummary summary) {
        if (current.get() != workspace) {
            return;
        }
        leaveCenter();
        var conversation = workspace.workspace().conversation(summary.id());
        var room =
                new OpenRoom(
                        summary,
                        new TimelineViewModel(
                                conversation, workspace.workspace().card().me(), background, zone),
                        new ComposerViewModel(conversation, background, clock),
                        new DetailsViewModel(workspace.workspace(), summary.id(), background),
                        background);
        workspace.lastRoom().set(summary.id());
        workspace.rooms().openProperty().set(summary.id());
        history.visit(summary.id());
        center.set(new Center.InRoom(room));
        room.open();
    }

    /** The next room up (-1) or down (1). */
    public void step(int step, boolean unreadOnly) {
        current(w -> w.rooms().neighbour(step, unreadOnly).ifPresent(this::openRoom));
    }

    /** Back (-1) or forward (1) through the rooms that were open. */
    public void travel(int step) {
        history.move(step).ifPresent(this::openRoom);
    }

    /** Leaves the room for the list of rooms, where only one of them fits. */
    public void backToRooms() {
        leaveCenter();
        wantsRoom = false;
        current(w -> w.rooms().openProperty().set(null));
        center.set(new Center.Nothing());
    }

    /** Opens search, in the open room only or in all. */
    public void search(boolean inRoom) {
        current(w -> {
            var search =
                    new SearchViewModel(w.workspace(), background, this::openHit, this::endSearch);
            if (inRoom && center.get() instanceof Center.InRoom in) {
                search.roomProperty().set(in.room().roomProperty().get());
            }
            leaveCenter();
            center.set(new Center.Searching(search));
        });
    }

    private void openHit(SearchHit hit) {
        openRoom(hit.room());
        if (center.get() instanceof Center.InRoom in) {
            in.room().timeline().jumpTo(hit.message().seq());
        }
    }

    private void endSearch() {
        center.set(new Center.Nothing());
        current(w -> openFirst(w));
    }

    /** Opens the host panel where the open workspace runs on this PC. */
    public void showHost() {
        current(w -> {
            if (w.workspace().card().place() == Place.THIS_PC) {
                leaveCenter();
                w.rooms().openProperty().set(null);
                var panel = new HostPanelViewModel(hosting, w.workspace(), background);
                center.set(new Center.Host(panel));
                panel.newInvite();
            }
        });
    }

    /** Closes the host panel. */
    public void closeHost() {
        leaveCenter();
        center.set(new Center.Nothing());
        current(this::openFirst);
    }

    public void invite() {
        current(w ->
                dialog.set(new Dialog.Inviting(new InviteViewModel(w.workspace(), background))));
    }

    public void newRoom() {
        current(w ->
                dialog.set(
                        new Dialog.MakingRoom(
                                new NewRoomViewModel(w.workspace(), background, this::openRoom))));
    }

    /** Opens the directory of rooms and people. */
    public void browse() {
        current(w -> {
            var directory = new DirectoryViewModel(w.workspace(), background, this::openRoom);
            dialog.set(new Dialog.Browsing(directory));
            directory.open();
        });
    }

    public void preferences() {
        dialog.set(new Dialog.Preferring());
    }

    public void keys() {
        dialog.set(new Dialog.Keys());
    }

    /** Asks whether to leave the open room. */
    public void askLeave() {
        if (center.get() instanceof Center.InRoom in) {
            var room = in.room().roomProperty().get();
            dialog.set(new Dialog.Leaving(new Leave(room.name(), () -> leave(room.id()))));
        }
    }

    private void leave(RoomId room) {
        dialog.set(null);
        current(w ->
                background.run(
                        () -> {
                            w.workspace().leave(room);
                            return true;
                        },
                        _ -> {
                            backToRooms();
                            open(w);
                        },
                        e -> notice.set(Problems.line(e))));
    }

    /** Opens the quick switcher. */
    public void switcher() {
        var rooms = new ArrayList<SwitcherViewModel.Item.Room>();
        for (var w : workspaces) {
            for (var room : w.summaries()) {
                rooms.add(
                        new SwitcherViewModel.Item.Room(
                                w.workspace().card().name(), w != current.get(), room));
            }
        }
        dialog.set(
                new Dialog.Switching(
                        new SwitcherViewModel(rooms, commands(), texts, this::chosen)));
    }

    private List<SwitcherViewModel.Item.Command> commands() {
        return List.of(
                new SwitcherViewModel.Item.Command("command.browse", "Ctrl+N", this::browse),
                new SwitcherViewModel.Item.Command(
                        "command.newRoom", "Ctrl+Shift+N", this::newRoom),
                new SwitcherViewModel.Item.Command("command.invite", "", this::invite),
                new SwitcherViewModel.Item.Command(
                        "command.search", "Ctrl+Shift+F", () -> search(false)),
                new SwitcherViewModel.Item.Command(
                        "command.preferences", "Ctrl+,", this::preferences),
                new SwitcherViewModel.Item.Command("command.keys", "Ctrl+/", this::keys),
                new SwitcherViewModel.Item.Command("command.add", "", this::addWorkspace),
                new SwitcherViewModel.Item.Command("command.leave", "", this::askLeave));
    }

    private void chosen(SwitcherViewModel.Item item) {
        dialog.set(null);
        switch (item) {
            case SwitcherViewModel.Item.Room room -> {
                workspaces.stream()
                        .filter(w -> w.summaries().contains(room.room()))
                        .filter(w -> w != current.get())
                        .findFirst()
                        .ifPresent(this::open);
                openRoom(room.room().id());
            }
            case SwitcherViewModel.Item.Command command -> command.action().run();
            case SwitcherViewModel.Item.Group _ -> {}
        }
    }

    /** Goes to the three doors. */
    public void addWorkspace() {
        dialog.set(null);
        addWorkspace.run();
    }

    /** Tries to connect now. */
    public void connectNow() {
        current(w -> w.workspace().connectNow());
    }

    /** Asks for the password again, where the server ended the sign-in. */
    public void askSignIn() {
        current(w ->
                dialog.set(
                        new Dialog.SigningIn(
                                new SignInAgainViewModel(
                                        w.workspace(), background, () -> dialog.set(null)))));
    }

    /** Signs out of the open workspace; what is on this device stays readable. */
    public void signOut() {
        current(w ->
                background.run(
                        () -> {
                            w.workspace().signOut();
                            return true;
                        },
                        _ -> remove(w),
                        e -> notice.set(Problems.line(e))));
    }

    private void remove(OpenWorkspace workspace) {
        dialog.set(null);
        leaveCenter();
        workspace.close();
        workspaces.remove(workspace);
        center.set(new Center.Nothing());
        if (workspaces.isEmpty()) {
            current.set(null);
            addWorkspace.run();
        } else {
            open(workspaces.getFirst());
        }
    }

    private void changed(OpenWorkspace workspace, Change change) {
        if (workspace != current.get()) {
            return;
        }
        if (center.get() instanceof Center.Nothing && change instanceof Change.Rooms && wantsRoom) {
            openFirst(workspace);
            return;
        }
        if (!(center.get() instanceof Center.InRoom in)) {
            return;
        }
        var room = in.room();
        var id = room.roomProperty().get().id();
        switch (change) {
            case Change.Rooms _ -> {
                workspace.rooms().room(id).ifPresent(room.roomProperty()::set);
                room.details().refresh();
            }
            case Change.Typing typing when typing.room().equals(id) -> room.typing(typing.names());
            case Change.Typing _, Change.Waiting _ -> {}
            case Change.People _ -> room.details().refresh();
            case Change.LinkChanged _ -> room.details().refresh();
        }
    }

    private void leaveCenter() {
        switch (center.get()) {
            case Center.InRoom in -> in.room().close();
            case Center.Host host -> host.panel().close();
            case Center.Searching _, Center.Nothing _ -> {}
        }
    }

    private void current(java.util.function.Consumer<OpenWorkspace> action) {
        Optional.ofNullable(current.get()).ifPresent(action);
    }

    @Override
    public void close() {
        leaveCenter();
        workspaces.forEach(OpenWorkspace::close);
    }
}
