package parley.desktop.notify;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;

/** The notices that are shown now, and what one wants to be told of each room. UI thread only. */
public final class Notices {
    /** How long one stays. */
    static final Duration SHOWN = Duration.ofSeconds(6);

    /** More than these push out the oldest. */
    static final int MOST = 3;

    private final Background background;
    private final Memory memory;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Map<Workspace, Map<RoomId, Integer>> counts = new HashMap<>();

    public Notices(Background background, Memory memory) {
        this.background = background;
        this.memory = memory;
    }

    /** Oldest first. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** What one is told of a room. */
    public Level level(Workspace workspace, RoomSummary room) {
        return memory.get(key(workspace, room.id())).map(Level::valueOf).orElse(usual(room));
    }

    private static Level usual(RoomSummary room) {
        return room.muted() ? Level.NOTHING : Level.MENTIONS;
    }

    /** Sets what one is told of a room. */
    public void level(Workspace workspace, RoomId room, Level level) {
        memory.put(key(workspace, room), level.name());
    }

    private static String key(Workspace workspace, RoomId room) {
        return "notify." + workspace.card().id() + "." + room;
    }

    /**
     * The rooms of a workspace as they are now; the first time nothing is said.
     *
     * @param inView the room somebody looks at
     */
    public void rooms(Workspace workspace, List<RoomSummary> now, Optional<RoomId> inView) {
        var before = counts.get(workspace);
        var next = new HashMap<RoomId, Integer>();
        for (var room : now) {
            next.put(room.id(), room.unread());
            boolean fresh = before != null && room.unread() > before.getOrDefault(room.id(), 0);
            if (fresh && !inView.equals(Optional.of(room.id()))) {
                look(workspace, room);
            }
        }
        counts.put(workspace, next);
    }

    private void look(Workspace workspace, RoomSummary room) {
        var level = level(workspace, room);
        if (level == Level.NOTHING || memory.has("notices", "off")) {
            return;
        }
        boolean personal = room.kind() == RoomKind.DIRECT || room.kind() == RoomKind.GROUP;
        background.run(
                () -> workspace.unread(room.id(), 200),
                unread -> {
                    if (unread.isEmpty()) {
                        return;
                    }
                    var last = unread.getLast();
                    if (level == Level.ALL || personal || last.mentionsMe()) {
                        show(new Notice(workspace, room, last));
                    }
                },
                _ -> {}); // the badge says it as well
    }

    private void show(Notice notice) {
        shown.removeIf(n -> n.room().id().equals(notice.room().id()));
        shown.add(notice);
        if (shown.size() > MOST) {
            shown.removeFirst();
        }
        background.after(SHOWN, () -> shown.remove(notice));
    }

    /** Takes one away. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Takes away what is about a room. */
    public void seen(RoomId room) {
        shown.removeIf(n -> n.room().id().equals(room));
    }

    /** A workspace is gone. */
    public void forget(Workspace workspace) {
        counts.remove(workspace);
        shown.removeIf(n -> n.workspace().equals(workspace));
    }
}
