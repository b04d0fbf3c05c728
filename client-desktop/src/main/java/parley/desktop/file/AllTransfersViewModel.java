package parley.desktop.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.desktop.Background;
import parley.desktop.file.TransferItem.Phase;
import parley.desktop.workspace.AllTransfers;
import parley.protocol.RoomId;

/** Everything on its way, to and from all rooms. UI thread only. */
public final class AllTransfersViewModel implements AutoCloseable {
    /** How often progress is shown anew. */
    static final Duration STEP = Duration.ofMillis(500);

    /** More than these are not shown; the newest are. */
    static final int MOST = 200;

    /**
     * A workspace.
     *
     * @param down empty while nothing was asked for there
     * @param room how a room is called there
     */
    public record Source(
            AllTransfers up, Optional<DownloadsViewModel> down, Function<RoomId, String> room) {
        /** Its uploads, then its downloads, as they are now. */
        List<TransferItem> items() {
            var now = new ArrayList<TransferItem>();
            up.list().stream()
                    .map(t -> new TransferItem.Up(up, t, room.apply(t.room())))
                    .forEach(now::add);
            down.ifPresent(all ->
                    all.asked().stream()
                            .map(f -> new TransferItem.Down(all, f, all.of(f).get()))
                            .forEach(now::add));
            return now;
        }
    }

    private final List<Source> sources;
    private final Background background;
    private final ObservableList<TransferItem> items = FXCollections.observableArrayList();
    private final List<Runnable> ends = new ArrayList<>();
    private Background.Pending next = () -> {};
    private boolean open = true;

    public AllTransfersViewModel(List<Source> sources, Background background) {
        this.sources = List.copyOf(sources);
        this.background = background;
        sources.forEach(s -> ends.add(s.up().listen(() -> background.onUi(this::refresh))));
        refresh();
    }

    /** Uploads of each workspace, then downloads, oldest first. */
    public ObservableList<TransferItem> items() {
        return items;
    }

    private void refresh() {
        next.cancel();
        if (!open) {
            return;
        }
        var now = new ArrayList<TransferItem>();
        sources.forEach(source -> now.addAll(source.items()));
        var shown = now.subList(Math.max(0, now.size() - MOST), now.size());
        if (!shown.equals(items)) {
            items.setAll(shown);
        }
        next = background.after(STEP, this::refresh);
    }

    /** Holds one, goes on with it, tries it again. */
    public void toggle(TransferItem item) {
        item.toggle();
        refresh();
    }

    public void cancel(TransferItem item) {
        item.cancel();
        refresh();
    }

    /** Whether something is done and can be cleared. */
    public boolean clearable() {
        return items.stream().anyMatch(i -> i.phase() == Phase.DONE);
    }

    /** Takes what is done off the list. */
    public void clear() {
        sources.forEach(s -> {
            s.up().forget();
            s.down().ifPresent(DownloadsViewModel::clear);
        });
        refresh();
    }

    @Override
    public void close() {
        open = false;
        next.cancel();
        ends.forEach(Runnable::run);
    }
}
