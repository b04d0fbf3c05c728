package parley.desktop.preferences;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.Problems;
import parley.desktop.file.Outside;
import parley.desktop.file.Scratch;
import parley.desktop.text.Line;
import parley.desktop.workspace.KeptHere;
import parley.desktop.workspace.KeptHere.Sizes;
import parley.desktop.workspace.Workspace;

/** How much a workspace takes on this computer, and what can be done about it. UI thread only. */
public final class StorageViewModel {
    /** Less room than this is worth a warning, in bytes. */
    static final long LITTLE = 1_000_000_000;

    private final Workspace workspace;
    private final KeptHere kept;
    private final Outside outside;
    private final Background background;
    private final FileBound bound;
    private final AtomicInteger round = new AtomicInteger();
    private final ReadOnlyObjectWrapper<Sizes> sizes = new ReadOnlyObjectWrapper<>(Sizes.NONE);
    private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Long>> free =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Long>> scratch =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Optional<Long>> freed =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty asking = new SimpleBooleanProperty();
    private final ObjectProperty<Long> most;

    public StorageViewModel(
            Workspace workspace, Outside outside, Memory memory, Background background) {
        this.workspace = workspace;
        this.kept = workspace.kept();
        this.outside = outside;
        this.background = background;
        this.bound = new FileBound(memory);
        this.most = new SimpleObjectProperty<>(bound.bytes());
        most.addListener((_, _, now) -> choose(now));
    }

    /** What was counted so far. */
    public ReadOnlyObjectProperty<Sizes> sizes() {
        return sizes.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty counting() {
        return counting.getReadOnlyProperty();
    }

    /** Bytes left on the disk, once that is known. */
    public ReadOnlyObjectProperty<Optional<Long>> free() {
        return free.getReadOnlyProperty();
    }

    /** Bytes of what all workspaces need for a while, once that is known. */
    public ReadOnlyObjectProperty<Optional<Long>> scratch() {
        return scratch.getReadOnlyProperty();
    }

    /** Whether the disk is nearly full. */
    static boolean little(Optional<Long> free) {
        return free.filter(f -> f < LITTLE).isPresent();
    }

    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /** How many bytes the last clearing freed. */
    public ReadOnlyObjectProperty<Optional<Long>> freed() {
        return freed.getReadOnlyProperty();
    }

    /** Whether clearing waits for a yes. */
    public BooleanProperty askingProperty() {
        return asking;
    }

    /** At most so many bytes of fetched files are kept; holds at once. */
    public ObjectProperty<Long> mostProperty() {
        return most;
    }

    List<Long> choices() {
        return FileBound.CHOICES;
    }

    Path folder() {
        return kept.folder();
    }

    /** Counts anew. */
    public void count() {
        int mine = round.incrementAndGet();
        counting.set(true);
        background.run(
                () -> kept.measure(soFar -> tell(mine, soFar)),
                all -> {
                    if (mine == round.get()) {
                        counting.set(false);
                        sizes.set(all);
                    }
                },
                this::failed);
        background.run(
                () -> Scratch.size(outside.scratch()),
                bytes -> scratch.set(Optional.of(bytes)),
                this::failed);
        background.run(kept::free, f -> free.set(Optional.of(f)), this::failed);
    }

    private boolean tell(int mine, Sizes soFar) {
        background.onUi(() -> {
            if (mine == round.get() && counting.get()) {
                sizes.set(soFar);
            }
        });
        return mine == round.get();
    }

    /** Nobody looks any more: counting ends. */
    public void leave() {
        round.incrementAndGet();
        counting.set(false);
        asking.set(false);
    }

    /** Takes fetched files away. */
    public void clear() {
        asking.set(false);
        work(
                kept::clearFiles,
                bytes -> {
                    freed.set(Optional.of(bytes));
                    count();
                });
    }

    private void choose(long bytes) {
        bound.choose(bytes);
        freed.set(Optional.empty());
        work(
                () -> {
                    workspace.kept().filesAtMost(bytes);
                    return true;
                },
                _ -> count());
    }

    /** Opens the folder that holds all of it. */
    public void show() {
        work(
                () -> {
                    outside.open(kept.folder());
                    return true;
                },
                _ -> {});
    }

    private <T> void work(Callable<T> work, Consumer<T> then) {
        problem.set(null);
        background.run(work, then, this::failed);
    }

    private void failed(Exception e) {
        counting.set(false);
        problem.set(Problems.line(e));
    }
}
