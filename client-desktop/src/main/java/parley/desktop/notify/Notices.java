package parley.desktop.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.workspace.RoomSummary;
import parley.desktop.workspace.TimelineEntry.Said;
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
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final Map<Workspace, Map<RoomId, Integer>> counts = new HashMap<>();
    private final NoticeSettings settings;
    private final InstantSource clock;
    private final ZoneId zone;
    private SystemNotices system = SystemNotices.NONE;
    private Sound sound = Sound.NONE;
    private boolean watched = true;

    /** {@code clock} and {@code zone} tell the quiet hours. */
    public Notices(Background background, Memory memory, InstantSource clock, ZoneId zone) {
        this.background = background;
        this.settings = new NoticeSettings(memory);
        this.clock = clock;
        this.zone = zone;
    }

    /** What one wants to be told of, and when. */
    public NoticeSettings settings() {
        return settings;
    }

    /** Says it outside of the window, too: nothing does before this was called. */
    public void outside(SystemNotices shownBySystem, Sound heard) {
        system = shownBySystem;
        sound = heard;
    }

    /** Whether somebody looks at the window: then the system need not say it. */
    public void watched(boolean on) {
        watched = on;
    }

    /** Oldest first. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** What one is told of a room. */
    public Level level(Workspace workspace, RoomSummary room) {
        return workspace.preferences().get(key(room.id())).flatMap(Level::read).orElse(usual(room));
    }

    private static Level usual(RoomSummary room) {
        return room.muted() ? Level.NOTHING : Level.MENTIONS;
    }

    /** Sets what one is told of a room. */
    public void level(Workspace workspace, RoomId room, Level level) {
        workspace.preferences().set(key(room), Optional.of(level.name()));
    }

    private static String key(RoomId room) {
        return "notify:" + room;
    }

    /**
     * The rooms of a workspace as they are now; the first time nothing is said.
     *
     * @param inView the rooms somebody looks at
     */
    public void rooms(Workspace workspace, List<RoomSummary> now, Set<RoomId> inView) {
        var before = counts.get(workspace);
        var next = new HashMap<RoomId, Integer>();
        for (var room : now) {
            next.put(room.id(), room.unread());
            boolean fresh = before != null && room.unread() > before.getOrDefault(room.id(), 0);
            if (fresh && !inView.contains(room.id())) {
                look(workspace, room);
            }
        }
        counts.put(workspace, next);
    }

    private void look(Workspace workspace, RoomSummary room) {
        var level = level(workspace, room);
        if (level == Level.NOTHING || settings.silent(LocalTime.ofInstant(clock.instant(), zone))) {
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
                    if (level == Level.ALL || personal || calls(last)) {
                        show(new Notice(workspace, room, last));
                    }
                },
                _ -> {}); // the badge says it as well
    }

    private boolean calls(Said said) {
        return said.mentionsMe() || settings.calls(said.text());
    }

    private void show(Notice notice) {
        if (!watched && settings.on(NoticeSettings.Switch.OUTSIDE)) {
            var author = notice.message().author().displayName();
            boolean direct = notice.room().kind() == RoomKind.DIRECT;
            system.show(
                    direct ? author : author + " · " + notice.room().name(),
                    notice.message().summary());
        }
        if (settings.on(NoticeSettings.Switch.SOUND)) {
            sound.play();
        }
        if (!settings.on(NoticeSettings.Switch.INSIDE)) {
            return;
        }
        shown.removeIf(n -> !n.reminder() && n.room().id().equals(notice.room().id()));
        shown.add(notice);
        if (shown.size() > MOST) {
            shown.stream().filter(n -> !n.reminder()).findFirst().ifPresent(shown::remove);
        }
        background.after(SHOWN, () -> shown.remove(notice));
    }

    /** Says what somebody wanted to be reminded of; it stays until it is taken away. */
    public void remind(Notice notice) {
        if (!watched && settings.on(NoticeSettings.Switch.OUTSIDE)) {
            system.show(notice.room().name(), notice.message().text());
        }
        if (settings.on(NoticeSettings.Switch.SOUND) && !settings.undisturbed()) {
            sound.play();
        }
        shown.add(notice);
    }

    /** Takes one away. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    /** Takes away what is about a room. */
    public void seen(RoomId room) {
        shown.removeIf(n -> !n.reminder() && n.room().id().equals(room));
    }

    /** A workspace is gone. */
    public void forget(Workspace workspace) {
        counts.remove(workspace);
        shown.removeIf(n -> n.workspace().equals(workspace));
    }
}
