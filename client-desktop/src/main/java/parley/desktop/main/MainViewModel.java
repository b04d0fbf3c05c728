package parley.desktop.main;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.attention.AttentionViewModel;
import parley.desktop.host.HostPanelViewModel;
import parley.desktop.host.Hosting;
import parley.desktop.keys.Keymap;
import parley.desktop.notify.Notice;
import parley.desktop.notify.Notices;
import parley.desktop.preferences.FileBound;
import parley.desktop.search.SearchViewModel;
import parley.desktop.text.Line;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.MessageLink;
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
    private final Runnable addWorkspace;
    private final ObservableList<OpenWorkspace> workspaces = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable OpenWorkspace> current =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Center> center =
            new ReadOnlyObjectWrapper<>(new Center.Nothing());
    private final Surface surface;
    private final BooleanProperty detailsShown = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper calls = new ReadOnlyIntegerWrapper();
    private final History history = new History();
    private final Memory memory;
    private final Notices notices;
    private final Reading reading;
    private final Keymap keymap;
    private final Moderating moderating = new Moderating(this);
    private final RoomCare care = new RoomCare(this);
    private final Self self;
    private final Timed timed;
    private final RoomMedia media = new RoomMedia(this);
    private final Opening opening;
    private final RoomOpening rooms;
    private final OwnWindows windows;
    private Optional<RoomId> awaited = Optional.empty();
    private boolean watched = true;
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
        this(hosting, background, clock, zone, texts, addWorkspace, Memory.ofThisRun());
    }

    /** {@code memory}: what this device remembers. */
    public MainViewModel(
            Hosting hosting,
            Background background,
            InstantSource clock,
            ZoneId zone,
            Function<String, String> texts,
            Runnable addWorkspace,
            Memory memory) {
        this.memory = memory;
        this.notices = new Notices(background, memory, clock, zone);
        this.reading = new Reading(this, background);
        this.keymap = new Keymap(memory);
        this.hosting = hosting;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.surface = new Surface(background);
        this.opening = new Opening(this, texts);
        this.addWorkspace = addWorkspace;
        this.rooms = new RoomOpening(this, media, clock, zone);
        this.windows = new OwnWindows(this, rooms);
        this.self = new Self(this, notices.settings());
        this.timed = new Timed(this, clock, zone);
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
        return surface.dialogProperty();
    }

    /** Whether the details pane is wanted. */
    public BooleanProperty detailsShownProperty() {
        return detailsShown;
    }

    /** The main window itself. */
    public Surface surface() {
        return surface;
    }

    /** The window somebody looks at, or the main window. */
    Surface looked() {
        return windows.watched().map(OwnWindow::surface).orElse(surface);
    }

    /** Rooms in windows of their own. */
    public OwnWindows windows() {
        return windows;
    }

    /** What is opened over the window. */
    public Opening opening() {
        return opening;
    }

    /** What came in other rooms. */
    public Notices notices() {
        return notices;
    }

    /** What this device remembers. */
    public Memory memory() {
        return memory;
    }

    /** Marking rooms as read. */
    public Reading reading() {
        return reading;
    }

    /** Which keys do what. */
    public Keymap keymap() {
        return keymap;
    }

    /** What is done with rooms from their list. */
    public RoomCare care() {
        return care;
    }

    /** What waits for its time. */
    public Timed timed() {
        return timed;
    }

    /** What one shows of oneself. */
    public Self self() {
        return self;
    }

    /** Looking after rooms and the workspace. */
    public Moderating moderation() {
        return moderating;
    }

    /** Files, pictures and voice. */
    public RoomMedia media() {
        return media;
    }

    /** How much calls oneself in all workspaces: mentions, and what is direct. */
    public ReadOnlyIntegerProperty calls() {
        return calls.getReadOnlyProperty();
    }

    private void countCalls() {
        calls.set(workspaces.stream().mapToInt(w -> w.rooms().calls()).sum());
    }

    Background background() {
        return background;
    }

    /** Says something for a while. */
    void say(Toast said) {
        surface.say(said);
    }

    /** Whether somebody looks at the window. */
    public void watched(boolean on) {
        watched = on;
        lookedAt();
    }

    /** Somebody looks at another window now, or at none. */
    void lookedAt() {
        notices.watched(watched || windows.watched().isPresent());
    }

    /** Does something with the open room, where one is open. */
    public void inRoom(Consumer<OpenRoom> deed) {
        if (center.get() instanceof Center.InRoom in) {
            deed.accept(in.room());
        }
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
        added[0] = new OpenWorkspace(workspace, background, memory, c -> changed(added[0], c));
        workspaces.add(added[0]);
        self.added(workspace);
        new FileBound(memory).hold(workspace, background);
        added[0].rooms()
                .whenLoaded(() -> {
                    timed.added(workspace);
                    windows.restore(added[0]);
                });
        added[0].countOnline();
        open(added[0]);
    }

    /** Opens another workspace, in the room that was open there last. */
    public void open(OpenWorkspace workspace) {
        awaited = Optional.empty();
        leaveCenter();
        current.set(workspace);
        center.set(new Center.Nothing());
        wantsRoom = true;
        workspace
                .rooms()
                .refresh(() -> {
                    countCalls();
                    openFirst(workspace);
                });
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
        surface.uncover();
        if (center.get() instanceof Center.InRoom in
                && in.room().roomProperty().get().id().equals(id)) {
            return;
        }
        var summary = workspace.rooms().room(id);
        if (summary.isEmpty()) {
            awaited = Optional.of(id);
            workspace.rooms().refresh(() -> showAwaited(workspace));
            return;
        }
        show(workspace, summary.get());
    }

    /** A room that was just made or entered may come into the list a moment later. */
    private void showAwaited(OpenWorkspace workspace) {
        if (workspace == current.get()) {
            awaited.flatMap(workspace.rooms()::room).ifPresent(r -> show(workspace, r));
        }
    }

    private void show(OpenWorkspace workspace, RoomSummary summary) {
        if (current.get() != workspace) {
            return;
        }
        awaited = Optional.empty();
        leaveCenter();
        var room = rooms.room(surface, workspace.workspace(), summary);
        notices.seen(summary.id());
        workspace.lastRoom().set(summary.id());
        workspace.rooms().openProperty().set(summary.id());
        history.visit(summary.id());
        center.set(new Center.InRoom(room));
        windows.sameDraft(workspace, room);
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
                    new SearchViewModel(
                            w.workspace(), background, clock, zone, this::openHit, this::endSearch);
            if (inRoom && center.get() instanceof Center.InRoom in) {
                search.roomProperty().set(in.room().roomProperty().get());
            }
            leaveCenter();
            center.set(new Center.Searching(search));
        });
    }

    private void openHit(SearchHit hit) {
        jump(hit.room(), hit.message().seq());
    }

    private void endSearch() {
        center.set(new Center.Nothing());
        current(w -> openFirst(w));
    }

    /** Opens what is unread, or what calls oneself, in all rooms of the open workspace. */
    public void attention(AttentionViewModel.Kind kind) {
        current(w -> {
            var attention =
                    new AttentionViewModel(
                            kind,
                            w.workspace(),
                            background,
                            (room, message) -> jump(room, message.seq()),
                            reading::all);
            leaveCenter();
            w.rooms().openProperty().set(null);
            center.set(new Center.Attention(attention));
            attention.refresh(w.rooms().rooms());
        });
    }

    void attentionChanged() {
        current(w -> {
            if (center.get() instanceof Center.Attention a) {
                a.attention().refresh(w.rooms().rooms());
            }
        });
    }

    /** Opens a room at a message. */
    public void jump(RoomId room, long seq) {
        openRoom(room);
        if (center.get() instanceof Center.InRoom in
                && in.room().roomProperty().get().id().equals(room)) {
            in.room().timeline().jumpTo(seq);
        }
    }

    /** Opens a link to a message of a workspace one is in; whether it was one. */
    public boolean openHere(String target) {
        var link = MessageLink.read(target);
        if (link.isEmpty()) {
            return false;
        }
        var there =
                workspaces.stream()
                        .filter(w -> w.workspace().card().id().equals(link.get().workspace()))
                        .findFirst();
        if (there.isEmpty() || there.get().rooms().room(link.get().room()).isEmpty()) {
            say(Toast.problem(Line.of("message.problem.link")));
            return true;
        }
        go(there.get(), link.get().room());
        jump(link.get().room(), link.get().seq());
        return true;
    }

    /** Opens a room of any workspace in the main window, which comes to the front. */
    void go(Workspace workspace, RoomId room) {
        workspaces.stream()
                .filter(w -> w.workspace().equals(workspace))
                .findFirst()
                .ifPresent(w -> go(w, room));
    }

    private void go(OpenWorkspace workspace, RoomId room) {
        if (workspace != current.get()) {
            open(workspace);
        }
        openRoom(room);
        surface.toFront();
    }

    /** Goes to what a notice is about. */
    public void openNotice(Notice notice) {
        go(notice.workspace(), notice.room().id());
        jump(notice.room().id(), notice.message().seq());
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
        backToRoom();
    }

    /** Goes to the three doors. */
    public void addWorkspace() {
        surface.uncover();
        addWorkspace.run();
    }

    /** Tries to connect now. */
    public void connectNow() {
        current(w -> w.workspace().connectNow());
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
                        e -> say(Toast.problem(Problems.line(e)))));
    }

    private void remove(OpenWorkspace workspace) {
        surface.uncover();
        leaveCenter();
        notices.forget(workspace.workspace());
        timed.removed(workspace.workspace());
        windows.removed(workspace);
        workspace.close();
        workspaces.remove(workspace);
        countCalls();
        center.set(new Center.Nothing());
        if (workspaces.isEmpty()) {
            current.set(null);
            addWorkspace.run();
        } else {
            open(workspaces.getFirst());
        }
    }

    private void changed(OpenWorkspace workspace, Change change) {
        timed.changed(workspace.workspace(), change);
        windows.changed(workspace, change);
        if (change instanceof Change.Rooms) {
            notices.rooms(workspace.workspace(), workspace.rooms().rooms(), inView(workspace));
            countCalls();
        }
        if (workspace != current.get()) {
            return;
        }
        if (change instanceof Change.Rooms) {
            showAwaited(workspace);
        }
        if (center.get() instanceof Center.Nothing && change instanceof Change.Rooms && wantsRoom) {
            openFirst(workspace);
            return;
        }
        if (change instanceof Change.Rooms) {
            attentionChanged();
        }
        moderating.changed(change);
        self.changed(change);
        inRoom(room -> room.changed(workspace.rooms(), change));
    }

    private Set<RoomId> inView(OpenWorkspace workspace) {
        var ids = windows.inView(workspace);
        if (watched && workspace == current.get()) {
            inRoom(room -> ids.add(room.id()));
        }
        return ids;
    }

    private void leaveCenter() {
        switch (center.get()) {
            case Center.InRoom in -> in.room().close();
            case Center.Host host -> host.panel().close();
            case Center.Searching _, Center.Attention _, Center.Moderating _, Center.Nothing _ -> {}
        }
    }

    /** Shows something else in the main column, in place of a room. */
    void show(Center now) {
        leaveCenter();
        current(w -> w.rooms().openProperty().set(null));
        center.set(now);
    }

    /** Goes back to the room that was open. */
    void backToRoom() {
        leaveCenter();
        center.set(new Center.Nothing());
        current(this::openFirst);
    }

    private void current(Consumer<OpenWorkspace> action) {
        Optional.ofNullable(current.get()).ifPresent(action);
    }

    @Override
    public void close() {
        reading.finish();
        windows.end();
        timed.close();
        leaveCenter();
        media.close();
        workspaces.forEach(OpenWorkspace::close);
    }
}
