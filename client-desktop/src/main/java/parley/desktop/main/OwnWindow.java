package parley.desktop.main;

import org.jspecify.annotations.Nullable;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;
import parley.protocol.WorkspaceId;

/** A room in a window of its own: timeline and composer. UI thread only. */
public final class OwnWindow {
    private final OpenWorkspace workspace;
    private final OpenRoom room;
    private final Surface surface;
    private final OwnWindows all;
    private boolean watched;

    OwnWindow(OpenWorkspace workspace, OpenRoom room, Surface surface, OwnWindows all) {
        this.workspace = workspace;
        this.room = room;
        this.surface = surface;
        this.all = all;
    }

    /** Whose room it is. */
    public OpenWorkspace workspace() {
        return workspace;
    }

    public OpenRoom room() {
        return room;
    }

    /** What lies over the window and is said in it. */
    public Surface surface() {
        return surface;
    }

    /** Under what this device remembers where the window stands. */
    public String place() {
        return "window." + workspaceId() + "." + room.id();
    }

    WorkspaceId workspaceId() {
        return workspace.workspace().card().id();
    }

    boolean shows(@Nullable OpenWorkspace other, RoomId id) {
        return workspace == other && room.id().equals(id);
    }

    /** Whether somebody looks at the window. */
    public void watched(boolean on) {
        watched = on;
        all.watchedChanged(this, on);
    }

    boolean watched() {
        return watched;
    }

    /** Shows the room in the main window, too. */
    public void toMain() {
        all.toMain(this);
    }

    /** The room as its list shows it. */
    RoomSummary summary() {
        return room.roomProperty().get();
    }

    /** Closes the window; after a restart it stays away. */
    public void close() {
        all.close(this);
    }
}
