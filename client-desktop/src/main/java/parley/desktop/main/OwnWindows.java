package parley.desktop.main;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;

/**
 * The rooms that stand in windows of their own. Which they are is remembered: they are there again
 * after a restart. UI thread only.
 */
public final class OwnWindows {
    private static final String REMEMBERED = "windows";

    private final MainViewModel main;
    private final RoomOpening opening;
    private final ObservableList<OwnWindow> shown = FXCollections.observableArrayList();
    private final ObservableList<OwnWindow> all = FXCollections.unmodifiableObservableList(shown);
    private final SameDrafts drafts = new SameDrafts();

    OwnWindows(MainViewModel main, RoomOpening opening) {
        this.main = main;
        this.opening = opening;
    }

    /** The windows, in the order they were opened. */
    public ObservableList<OwnWindow> shown() {
        return all;
    }

    /** Opens a room of the open workspace in its own window, or brings that one to the front. */
    public void open(RoomSummary room) {
        var workspace = main.current().get();
        if (workspace == null) {
            return;
        }
        var there = shown.stream().filter(w -> w.shows(workspace, room.id())).findFirst();
        there.ifPresentOrElse(w -> w.surface().toFront(), () -> show(workspace, room));
        remember(word(workspace, room.id()), true);
    }

    private void show(OpenWorkspace workspace, RoomSummary summary) {
        var surface = new Surface(main.background());
        var room = opening.room(surface, workspace.workspace(), summary);
        var window = new OwnWindow(workspace, room, surface, this);
        shown.add(window);
        room.open();
        main.inRoom(inMain -> {
            if (window.shows(main.current().get(), inMain.id())) {
                join(inMain, room);
            }
        });
    }

    private void join(OpenRoom from, OpenRoom to) {
        var joined = drafts.join(from.composer(), to.composer());
        from.untilClosed(joined);
        to.untilClosed(joined);
    }

    /** The main window shows a room now: what is written there and in its own window is one. */
    void sameDraft(OpenWorkspace workspace, OpenRoom inMain) {
        shown.stream()
                .filter(w -> w.shows(workspace, inMain.id()))
                .forEach(w -> join(w.room(), inMain));
    }

    /** The rooms of a workspace were read: those that had windows get them again. */
    void restore(OpenWorkspace workspace) {
        for (var room : workspace.summaries()) {
            boolean had = remembered().contains(word(workspace, room.id()));
            if (had && shown.stream().noneMatch(w -> w.shows(workspace, room.id()))) {
                show(workspace, room);
            }
        }
    }

    /** Something changed in a workspace: windows of rooms one has lost are closed. */
    void changed(OpenWorkspace workspace, Change change) {
        for (var window : List.copyOf(shown)) {
            if (window.workspace() != workspace) {
                continue;
            }
            var lost = workspace.rooms().room(window.room().id()).isEmpty();
            if (change instanceof Change.Rooms && lost) {
                close(window);
            } else {
                window.room().changed(workspace.rooms(), change);
            }
        }
    }

    /** One is not in this workspace any more. */
    void removed(OpenWorkspace workspace) {
        shown.stream().filter(w -> w.workspace() == workspace).toList().forEach(this::close);
    }

    void close(OwnWindow window) {
        remember(word(window.workspace(), window.room().id()), false);
        take(window);
    }

    private void take(OwnWindow window) {
        if (shown.remove(window)) {
            window.watched(false);
            window.room().close();
        }
    }

    /** The program ends: the windows go, and come back with it. */
    public void end() {
        List.copyOf(shown).forEach(this::take);
    }

    void toMain(OwnWindow window) {
        main.go(window.workspace().workspace(), window.room().id());
    }

    void watchedChanged(OwnWindow window, boolean on) {
        if (on) {
            main.notices().seen(window.room().id());
        }
        main.lookedAt();
    }

    /** The one somebody looks at. */
    Optional<OwnWindow> watched() {
        return shown.stream().filter(OwnWindow::watched).findFirst();
    }

    /** The rooms of a workspace somebody looks at in windows of their own. */
    Set<RoomId> inView(OpenWorkspace workspace) {
        var ids = new HashSet<RoomId>();
        watched().filter(w -> w.workspace() == workspace).ifPresent(w -> ids.add(w.room().id()));
        return ids;
    }

    private static String word(OpenWorkspace workspace, RoomId room) {
        return workspace.workspace().card().id() + " " + room;
    }

    private List<String> remembered() {
        return main.memory().list(REMEMBERED);
    }

    private void remember(String word, boolean on) {
        if (remembered().contains(word) != on) {
            main.memory().toggle(REMEMBERED, word);
        }
    }
}
