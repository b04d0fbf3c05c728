package parley.desktop.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import parley.desktop.Background;
import parley.desktop.file.AllTransfersViewModel.Source;
import parley.desktop.file.TransferItem.Phase;

/**
 * How far everything is that is on its way, all workspaces together. Looks again by itself while
 * anything is. UI thread only.
 */
public final class TransferRing implements AutoCloseable {
    /** How often it looks while something moves, and while all is held. */
    static final Duration STEP = Duration.ofMillis(500);

    static final Duration HELD = Duration.ofSeconds(2);

    /**
     * How far it is.
     *
     * @param percent of {@code bytes} that is there; whole, so that little is drawn
     */
    public record Way(int percent, long bytes) {
        /** Nothing is on its way. */
        public static final Way NONE = new Way(-1, 0);

        public boolean none() {
            return percent < 0;
        }
    }

    private final Supplier<List<Source>> sources;
    private final Background background;
    private final ReadOnlyObjectWrapper<Way> way = new ReadOnlyObjectWrapper<>(Way.NONE);
    private final InvalidationListener asked = _ -> look();
    private final List<Runnable> ends = new ArrayList<>();
    private Background.Pending next = () -> {};

    public TransferRing(Supplier<List<Source>> sources, Background background) {
        this.sources = sources;
        this.background = background;
    }

    public ReadOnlyObjectProperty<Way> way() {
        return way.getReadOnlyProperty();
    }

    /** There are other workspaces or downloads to look at. */
    public void follow() {
        ends.forEach(Runnable::run);
        ends.clear();
        for (var source : sources.get()) {
            ends.add(source.up().listen(() -> background.onUi(this::look)));
            source.down()
                    .ifPresent(down -> {
                        down.asked().addListener(asked);
                        ends.add(() -> down.asked().removeListener(asked));
                    });
        }
        look();
    }

    private void look() {
        next.cancel();
        var open =
                sources.get().stream()
                        .flatMap(source -> source.items().stream())
                        .filter(item -> item.phase() != Phase.DONE && item.phase() != Phase.FAILED)
                        .toList();
        var moving = open.stream().filter(item -> item.phase() != Phase.PAUSED).toList();
        way.set(moving.isEmpty() ? Way.NONE : way(moving));
        if (!open.isEmpty()) {
            next = background.after(moving.isEmpty() ? HELD : STEP, this::look);
        }
    }

    private static Way way(List<TransferItem> items) {
        long size = items.stream().mapToLong(TransferItem::size).sum();
        long moved = items.stream().mapToLong(TransferItem::moved).sum();
        return new Way(size <= 0 ? 0 : Math.clamp(moved * 100 / size, 0, 100), size);
    }

    @Override
    public void close() {
        next.cancel();
        ends.forEach(Runnable::run);
        ends.clear();
    }
}
