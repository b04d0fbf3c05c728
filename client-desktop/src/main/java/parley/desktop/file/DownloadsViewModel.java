package parley.desktop.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import parley.client.transfer.Meter;
import parley.client.transfer.Programs;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.question.Question;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomFiles;
import parley.protocol.FileId;
import parley.protocol.FileRef;

/** Fetches files of one workspace, opens and shows them. UI thread only. */
public final class DownloadsViewModel {
    private static final int MOST_NAMES = 1_000;

    private final RoomFiles files;
    private final Outside outside;
    private final Background background;
    private final Consumer<Question> ask;
    private final LongSupplier ticks;
    private final Map<FileId, ReadOnlyObjectWrapper<Download>> states = new HashMap<>();
    private final Map<FileId, AtomicBoolean> stops = new HashMap<>();

    /** Those whose work has not ended yet, with what follows: two never write to one place. */
    private final Map<FileId, Runnable> running = new HashMap<>();

    private final Map<FileId, Path> targets = new HashMap<>();
    private final ObservableList<FileRef> asked = FXCollections.observableArrayList();

    /** {@code ask}: shows a question before something that may run is opened. */
    public DownloadsViewModel(
            RoomFiles files, Outside outside, Background background, Consumer<Question> ask) {
        this(
                files,
                outside,
                background,
                ask,
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    /** {@code ticks}: milliseconds of a clock that only runs forward. */
    DownloadsViewModel(
            RoomFiles files,
            Outside outside,
            Background background,
            Consumer<Question> ask,
            LongSupplier ticks) {
        this.ticks = ticks;
        this.files = files;
        this.outside = outside;
        this.background = background;
        this.ask = ask;
    }

    /** The files themselves, for what is shown of them. */
    public RoomFiles files() {
        return files;
    }

    /** Where a file is; lives as long as this model. */
    public ReadOnlyObjectProperty<Download> of(FileRef file) {
        return state(file).getReadOnlyProperty();
    }

    private ReadOnlyObjectWrapper<Download> state(FileRef file) {
        return states.computeIfAbsent(
                file.file(), _ -> new ReadOnlyObjectWrapper<>(new Download.Away()));
    }

    /** What was asked for since the start and not cleared, oldest first. */
    public ObservableList<FileRef> asked() {
        return FXCollections.unmodifiableObservableList(asked);
    }

    /** Takes what is saved off that list. */
    public void clear() {
        asked.removeIf(file -> state(file).get() instanceof Download.Here);
    }

    /** Holds a download; what arrived stays for {@link #resume}. */
    public void pause(FileRef file) {
        var stop = stops.remove(file.file());
        if (stop != null) {
            stop.set(true);
            if (state(file).get() instanceof Download.Moving moving) {
                state(file).set(new Download.Paused(moving.moved(), moving.size()));
            }
        }
    }

    /** Goes on with one that is held or has failed, to where it was to go. */
    public void resume(FileRef file) {
        var target = targets.get(file.file());
        if (target == null) {
            download(file);
        } else {
            fetch(file, () -> target, _ -> {});
        }
    }

    /** Saves it in the folder of downloads, under a name that is free there. */
    public void download(FileRef file) {
        fetch(file, () -> free(outside.downloads(), file.name()), _ -> {});
    }

    /** Saves it where one chose; a file there is replaced. */
    public void saveAs(FileRef file, Path target) {
        fetch(file, () -> target, _ -> {});
    }

    /** Opens it, after it was downloaded and, where it may run, after asking. */
    public void open(FileRef file) {
        if (!Programs.mayRun(file.name())) {
            openNow(file);
            return;
        }
        ask.accept(
                Question.of(
                        "run-file",
                        Line.of("file.run.title", file.name()),
                        Line.of("file.run.text"),
                        Line.of("file.run.yes"),
                        () -> openNow(file)));
    }

    private void openNow(FileRef file) {
        if (state(file).get() instanceof Download.Here here && Files.exists(here.file())) {
            tell(file, here.file(), () -> outside.open(here.file()));
            return;
        }
        fetch(
                file,
                () -> free(outside.downloads(), file.name()),
                saved -> tell(file, saved, () -> outside.open(saved)));
    }

    /** Shows a saved one in its folder; nothing happens before. */
    public void reveal(FileRef file) {
        if (state(file).get() instanceof Download.Here here) {
            tell(file, here.file(), () -> outside.reveal(here.file()));
        }
    }

    /** Gives up a download; what arrived is used when it is asked for again. */
    public void cancel(FileRef file) {
        asked.remove(file);
        targets.remove(file.file());
        var stop = stops.remove(file.file());
        boolean unfinished = !(state(file).get() instanceof Download.Here);
        if (stop != null) {
            stop.set(true);
        }
        if (unfinished) {
            state(file).set(new Download.Away());
        }
    }

    private interface Target {
        Path get() throws IOException;
    }

    private interface Deed {
        void carryOut() throws IOException;
    }

    private void tell(FileRef file, Path saved, Deed deed) {
        background.run(
                () -> {
                    if (!Files.exists(saved)) {
                        return false;
                    }
                    deed.carryOut();
                    return true;
                },
                there -> {
                    if (!there) {
                        state(file).set(new Download.Away());
                    }
                },
                _ -> state(file).set(new Download.Failed(Line.of("file.problem.open"))));
    }

    private void fetch(FileRef file, Target target, Consumer<Path> then) {
        if (stops.containsKey(file.file())) {
            return;
        }
        var stop = new AtomicBoolean();
        stops.put(file.file(), stop);
        if (!asked.contains(file)) {
            asked.add(file);
        }
        long before = state(file).get() instanceof Download.Paused held ? held.moved() : 0;
        state(file).set(new Download.Moving(before, file.size(), 0));
        Runnable begin = () -> begin(file, target, then, stop);
        if (running.containsKey(file.file())) {
            running.put(file.file(), begin);
        } else {
            begin.run();
        }
    }

    private void begin(FileRef file, Target target, Consumer<Path> then, AtomicBoolean stop) {
        if (stop.get()) {
            return;
        }
        running.put(file.file(), () -> {});
        background.run(
                () -> {
                    var path = target.get();
                    background.onUi(() -> {
                        if (stop.equals(stops.get(file.file()))) {
                            targets.put(file.file(), path);
                        }
                    });
                    var folder = path.toAbsolutePath().getParent();
                    if (folder != null) {
                        Files.createDirectories(folder);
                    }
                    files.save(file.file(), path, progress(file, stop));
                    return path;
                },
                path -> {
                    if (stops.remove(file.file(), stop)) {
                        state(file).set(new Download.Here(path));
                        then.accept(path);
                    }
                    next(file);
                },
                e -> {
                    next(file);
                    if (stops.remove(file.file(), stop)) {
                        state(file).set(new Download.Failed(Problems.line(e)));
                    }
                });
    }

    private void next(FileRef file) {
        Optional.ofNullable(running.remove(file.file())).ifPresent(Runnable::run);
    }

    /** Told a few times a second only. */
    private RoomFiles.Progress progress(FileRef file, AtomicBoolean stop) {
        var meter = new Meter(ticks);
        var steps = new Steps(ticks);
        return (moved, size) -> {
            if (stop.get()) {
                throw new CancellationException("nobody wants it any more");
            }
            meter.reach(moved);
            if (steps.due(moved == size)) {
                long speed = meter.speed();
                background.onUi(() -> {
                    if (stop.equals(stops.get(file.file()))) {
                        state(file).set(new Download.Moving(moved, size, speed));
                    }
                });
            }
        };
    }

    /** A path for {@code name} that nothing has yet: {@code plan.pdf}, {@code plan (2).pdf}. */
    static Path free(Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        var stem = dot < 1 ? name : name.substring(0, dot);
        var ending = dot < 1 ? "" : name.substring(dot);
        for (int i = 1; i <= MOST_NAMES; i++) {
            var path = folder.resolve(i == 1 ? name : stem + " (" + i + ")" + ending);
            if (!Files.exists(path)) {
                return path;
            }
        }
        throw new IOException("no name is free");
    }
}
