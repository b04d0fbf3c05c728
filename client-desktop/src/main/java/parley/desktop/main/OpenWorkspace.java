package parley.desktop.main;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.room.RoomListViewModel;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Storage;
import parley.desktop.workspace.Workspace;
import parley.protocol.RoomId;

/**
 * One workspace of the rail: its rooms, its connection, who types. Lives while one is signed in. UI
 * thread only.
 */
public final class OpenWorkspace implements AutoCloseable {
    /** A shorter cut is not worth a banner. */
    static final Duration OFFLINE_AFTER = Duration.ofSeconds(3);

    /** How long "online again" is shown. */
    static final Duration BACK_FOR = Duration.ofSeconds(3);

    /** Who is there is asked for again after so long when it could not be read. */
    static final Duration COUNT_AGAIN = Duration.ofSeconds(5);

    private final Workspace workspace;
    private final Background background;
    private final RoomListViewModel rooms;
    private final ReadOnlyObjectWrapper<Storage> storage;
    private final ReadOnlyObjectWrapper<Link> link;
    private final ReadOnlyObjectWrapper<LinkBanner> banner =
            new ReadOnlyObjectWrapper<>(new LinkBanner.None());
    private final ObjectProperty<Optional<Integer>> online =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<@Nullable RoomId> lastRoom = new SimpleObjectProperty<>();
    private final Consumer<Change> changed;
    private final Runnable unlisten;
    private Background.Pending pending = () -> {};
    private int waitingWhenCut;
    private boolean closed;
    private int counted;

    /**
     * @param memory what this device remembers
     * @param changed called on the UI thread for what concerns the open room
     */
    OpenWorkspace(
            Workspace workspace, Background background, Memory memory, Consumer<Change> changed) {
        this.workspace = workspace;
        this.background = background;
        this.changed = changed;
        this.rooms = new RoomListViewModel(workspace, background, memory);
        this.storage = new ReadOnlyObjectWrapper<>(workspace.storage());
        this.link = new ReadOnlyObjectWrapper<>(workspace.link());
        this.unlisten = workspace.listen(c -> background.onUi(() -> take(c)));
        linkIs(workspace.link());
    }

    public Workspace workspace() {
        return workspace;
    }

    public RoomListViewModel rooms() {
        return rooms;
    }

    /** The connection now. */
    public ReadOnlyObjectProperty<Link> link() {
        return link.getReadOnlyProperty();
    }

    /** What the banner says. */
    public ReadOnlyObjectProperty<LinkBanner> banner() {
        return banner.getReadOnlyProperty();
    }

    /** How what is kept on this computer is. */
    public ReadOnlyObjectProperty<Storage> storage() {
        return storage.getReadOnlyProperty();
    }

    /** How many people are online, where it is known. */
    public ObjectProperty<Optional<Integer>> online() {
        return online;
    }

    /** The room that was open last. */
    ObjectProperty<@Nullable RoomId> lastRoom() {
        return lastRoom;
    }

    private void take(Change change) {
        if (closed) {
            return;
        }
        switch (change) {
            case Change.Rooms _ -> rooms.refresh(() -> changed.accept(change));
            case Change.Waiting _ -> countWaiting();
            case Change.Members _ -> changed.accept(change);
            case Change.People _ -> {
                rooms.refresh(() -> {});
                countOnline();
                changed.accept(change);
            }
            case Change.Preferences _ -> {
                rooms.rearrange();
                changed.accept(change);
            }
            case Change.Typing _ -> changed.accept(change);
            case Change.StorageChanged now -> storage.set(now.storage());
            case Change.LinkChanged c -> {
                linkIs(c.link());
                changed.accept(change);
            }
        }
    }

    /** Reads what is only known by asking. */
    void countOnline() {
        int number = ++counted;
        background.run(
                workspace::online,
                count -> {
                    if (number == counted) {
                        online.set(count);
                    }
                },
                _ -> {
                    if (number == counted && !closed && link.get() instanceof Link.Online) {
                        background.after(COUNT_AGAIN, this::countOnline);
                    }
                });
    }

    private void linkIs(Link now) {
        link.set(now);
        switch (now) {
            case Link.Online _ -> cameBack();
            case Link.Offline off -> {
                if (down()) {
                    wentAway(off);
                    return;
                }
                pending.cancel();
                pending = background.after(OFFLINE_AFTER, () -> wentAway(off));
            }
            case Link.Ended ended -> {
                pending.cancel();
                banner.set(new LinkBanner.Ended(ended.why()));
            }
        }
    }

    private boolean down() {
        return banner.get() instanceof LinkBanner.Offline
                || banner.get() instanceof LinkBanner.NoDisk;
    }

    private void wentAway(Link.Offline off) {
        background.run(
                workspace::waiting,
                waiting -> {
                    if (link.get() instanceof Link.Offline now) {
                        waitingWhenCut = waiting;
                        banner.set(
                                now.disk()
                                        ? new LinkBanner.NoDisk(off.since())
                                        : new LinkBanner.Offline(off.since(), waiting));
                    }
                },
                e -> rooms.problem().set(Problems.line(e)));
    }

    private void cameBack() {
        pending.cancel();
        countOnline();
        if (!down()) {
            banner.set(new LinkBanner.None());
            return;
        }
        banner.set(new LinkBanner.Back(waitingWhenCut));
        pending = background.after(BACK_FOR, () -> banner.set(new LinkBanner.None()));
    }

    private void countWaiting() {
        if (banner.get() instanceof LinkBanner.Offline off) {
            wentAway(new Link.Offline(off.since()));
        }
    }

    /** Rooms of this workspace in the order of its list. */
    List<parley.desktop.workspace.RoomSummary> summaries() {
        return rooms.rooms();
    }

    @Override
    public void close() {
        closed = true;
        pending.cancel();
        unlisten.run();
    }
}
