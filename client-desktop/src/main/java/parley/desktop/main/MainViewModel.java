package parley.desktop.main;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.attention.AttentionViewModel;
import parley.desktop.emoji.EmojiPickerViewModel;
import parley.desktop.forward.ForwardViewModel;
import parley.desktop.host.HostPanelViewModel;
import parley.desktop.host.Hosting;
import parley.desktop.invite.InviteViewModel;
import parley.desktop.join.SignInAgainViewModel;
import parley.desktop.message.Span;
import parley.desktop.notify.Notice;
import parley.desktop.notify.Notices;
import parley.desktop.profile.ProfileViewModel;
import parley.desktop.room.DirectoryViewModel;
import parley.desktop.room.NewRoomViewModel;
import parley.desktop.search.DayViewModel;
import parley.desktop.search.SearchViewModel;
import parley.desktop.switcher.SwitcherViewModel;
import parley.desktop.text.Line;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.MessageLink;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.RoomMember;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.SearchHit;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.desktop.workspace.Workspace;
import parley.desktop.workspace.WorkspaceCard.Place;
import parley.protocol.RoomId;

/**
 * The main window: the workspaces, the one that is open, and what its main column shows. UI thread
 * only.
 */
public final class MainViewModel implements AutoCloseable {
    /** How long something is said at the foot. */
    static final Duration TOAST = Duration.ofSeconds(6);

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
    private final ObjectProperty<@Nullable Toast> toast = new SimpleObjectProperty<>();
    private final ReadOnlyIntegerWrapper calls = new ReadOnlyIntegerWrapper();
    private final History history = new History();
    private final Memory memory;
    private final Notices notices;
    private final ReadAll readAll;
    private final Moderating moderating = new Moderating(this);
    private final RoomCare care = new RoomCare(this);
    private final Self self;
    private final Timed timed;
    private final RoomMedia media = new RoomMedia(this);
    private final RoomOpening opening;
    private Background.Pending toastEnds = () -> {};
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
        this.readAll = new ReadAll(this, background);
        this.hosting = hosting;
        this.background = background;
        this.clock = clock;
        this.zone = zone;
        this.texts = texts;
        this.addWorkspace = addWorkspace;
        this.opening = new RoomOpening(this, media, clock, zone);
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
        return dialog;
    }

    /** Whether the details pane is wanted. */
    public BooleanProperty detailsShownProperty() {
        return detailsShown;
    }

    /** What is said at the foot of the window, or null. */
    public ObjectProperty<@Nullable Toast> toast() {
        return toast;
    }

    /** What came in other rooms. */
    public Notices notices() {
        return notices;
    }

    /** What this device remembers. */
    public Memory memory() {
        return memory;
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
        say(said, TOAST);
    }

    void say(Toast said, Duration time) {
        toastEnds.cancel();
        toast.set(said);
        toastEnds = background.after(time, () -> toast.set(null));
    }

    /** Takes away what is said at the foot. */
    public void closeToast() {
        toastEnds.cancel();
        toast.set(null);
    }

    /** Whether somebody looks at the window. */
    public void watched(boolean on) {
        watched = on;
        notices.watched(on);
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
        added[0].rooms().whenLoaded(() -> timed.added(workspace));
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
        dialog.set(null);
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
        var room = opening.room(workspace.workspace(), summary);
        notices.seen(summary.id());
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
                            this::readAll);
            leaveCenter();
            w.rooms().openProperty().set(null);
            center.set(new Center.Attention(attention));
            attention.refresh(w.rooms().rooms());
        });
    }

    /** Asks for a day of the open room. */
    public void goToDay() {
        if (center.get() instanceof Center.InRoom in) {
            dialog.set(
                    new Dialog.GoingToDay(
                            new DayViewModel(
                                    clock,
                                    zone,
                                    time -> {
                                        dialog.set(null);
                                        in.room().timeline().jumpTo(time);
                                    })));
        }
    }

    /** Lets one choose a room that gets messages of {@code from} once more. */
    void forward(RoomSummary from, List<Said> said) {
        current(w ->
                dialog.set(
                        new Dialog.Forwarding(
                                new ForwardViewModel(
                                        w.workspace(),
                                        from,
                                        said,
                                        background,
                                        done -> {
                                            dialog.set(null);
                                            say(Toast.told(done));
                                        }))));
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

    /** Marks all rooms of the open workspace as read; ten seconds long that can be undone. */
    public void readAll() {
        current(readAll::begin);
    }

    /** Takes back what was marked as read last; whether there was something to take back. */
    public boolean undo() {
        return readAll.undo();
    }

    /** Opens the room with oneself, where things are kept. */
    public void saved() {
        current(w ->
                background.run(
                        () -> w.workspace().direct(w.workspace().card().me()),
                        this::openRoom,
                        e -> say(Toast.problem(Problems.line(e)))));
    }

    /** Shows a person; {@code member}: what they are in the open room. */
    public void profile(Person person, Optional<RoomMember> member) {
        if (center.get() instanceof Center.InRoom in) {
            current(w ->
                    dialog.set(
                            new Dialog.Person(
                                    new ProfileViewModel(
                                            w.workspace(),
                                            in.room().roomProperty().get(),
                                            person,
                                            member,
                                            background,
                                            this::openRoom,
                                            () -> dialog.set(null)))));
        }
    }

    /** Opens a link; one that leads elsewhere than it reads after a question. */
    void follow(Span.Link link) {
        if (!openHere(link.target())) {
            dialog.set(new Dialog.Following(link));
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
        if (there.get() != current.get()) {
            open(there.get());
        }
        jump(link.get().room(), link.get().seq());
        return true;
    }

    /** Goes to what a notice is about. */
    public void openNotice(Notice notice) {
        workspaces.stream()
                .filter(w -> w.workspace().equals(notice.workspace()))
                .findFirst()
                .ifPresent(w -> {
                    if (w != current.get()) {
                        open(w);
                    }
                    jump(notice.room().id(), notice.message().seq());
                });
    }

    /** Opens the emoji picker; {@code picked} gets what was chosen. */
    public void pickEmoji(Consumer<String> picked) {
        dialog.set(
                new Dialog.PickingEmoji(
                        new EmojiPickerViewModel(
                                memory,
                                emoji -> {
                                    dialog.set(null);
                                    picked.accept(emoji);
                                })));
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
        var model = new SwitcherViewModel(rooms, Commands.of(this), texts, this::chosen);
        dialog.set(new Dialog.Switching(model));
        current(w ->
                background.run(
                        w.workspace()::people,
                        model::people,
                        _ -> {})); // offline: those with a room are there all the same
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
            case SwitcherViewModel.Item.Somebody somebody ->
                    current(w ->
                            background.run(
                                    () -> w.workspace().direct(somebody.person()),
                                    this::openRoom,
                                    e -> say(Toast.problem(Problems.line(e)))));
            case SwitcherViewModel.Item.Search search -> {
                search(false);
                if (center.get() instanceof Center.Searching now) {
                    now.search().queryProperty().set(search.words());
                }
            }
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
                        e -> say(Toast.problem(Problems.line(e)))));
    }

    private void remove(OpenWorkspace workspace) {
        dialog.set(null);
        leaveCenter();
        notices.forget(workspace.workspace());
        timed.removed(workspace.workspace());
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
            case Change.Typing _,
                    Change.Waiting _,
                    Change.Preferences _,
                    Change.StorageChanged _ -> {}
            case Change.Members members -> {
                if (members.room().equals(id)) {
                    room.details().refresh();
                }
            }
            case Change.People _ -> room.details().refresh();
            case Change.LinkChanged _ -> room.details().refresh();
        }
    }

    private Optional<RoomId> inView(OpenWorkspace workspace) {
        return watched && workspace == current.get() && center.get() instanceof Center.InRoom in
                ? Optional.of(in.room().roomProperty().get().id())
                : Optional.empty();
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
        readAll.finish();
        timed.close();
        leaveCenter();
        media.voice().close();
        workspaces.forEach(OpenWorkspace::close);
    }
}
