package parley.desktop.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.FileTransfers;
import parley.desktop.workspace.Words;
import parley.protocol.FileName;
import parley.protocol.Limits;

/** The files that go with the next message of a room. UI thread only. */
public final class TrayViewModel {
    private final FileTransfers transfers;
    private final Outside outside;
    private final Background background;
    private final ObservableList<Chosen> files = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper filled = new ReadOnlyBooleanWrapper();
    private final BooleanProperty keepLocation = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();

    public TrayViewModel(FileTransfers transfers, Outside outside, Background background) {
        this.transfers = transfers;
        this.outside = outside;
        this.background = background;
        files.addListener((ListChangeListener<Chosen>) _ -> filled.set(!files.isEmpty()));
    }

    /** In the order in which they were added, at most {@link Limits#FILES}. */
    public ObservableList<Chosen> files() {
        return files;
    }

    /** Whether there is any. */
    public ReadOnlyBooleanProperty filled() {
        return filled.getReadOnlyProperty();
    }

    /** Whether photos say where they were taken; not unless one wants it. */
    public BooleanProperty keepLocationProperty() {
        return keepLocation;
    }

    /** Why something was not added or sent, or null. */
    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Adds files and folders; one that is there already is not added again. */
    public void add(List<Path> paths) {
        problem.set(null);
        background.run(
                () -> {
                    var found = new ArrayList<Chosen>();
                    for (var path : paths) {
                        found.add(Chosen.of(path));
                    }
                    return found;
                },
                this::added,
                e -> problem.set(Problems.line(e)));
    }

    private void added(List<Chosen> found) {
        for (var each : found) {
            if (files.contains(each)) {
                continue;
            }
            if (files.size() == Limits.FILES) {
                problem.set(Line.of("tray.problem.many", Limits.FILES));
            } else if (each.size() > Limits.FILE_BYTES) {
                problem.set(Line.of("tray.problem.tooLarge", each.name()));
            } else {
                files.add(each);
            }
        }
    }

    /** Writes {@code content} to a file of that name and adds it; blocks nobody. */
    public void add(String name, Content content) {
        problem.set(null);
        background.run(
                () -> {
                    Files.createDirectories(outside.scratch());
                    var folder = Files.createTempDirectory(outside.scratch(), "sent-");
                    var path = folder.resolve(FileName.safe(name));
                    content.write(path);
                    return List.of(Chosen.of(path));
                },
                this::added,
                e -> problem.set(Problems.line(e)));
    }

    /** What becomes a file. */
    public interface Content {
        void write(Path to) throws IOException;
    }

    public void remove(Chosen file) {
        files.remove(file);
        problem.set(null);
    }

    /** Takes the files out, to be sent with some words on a thread that may wait. */
    public Parcel take() {
        var paths = files.stream().map(Chosen::path).toList();
        boolean keep = keepLocation.get();
        files.clear();
        keepLocation.set(false);
        problem.set(null);
        return words -> transfers.send(words, paths, keep);
    }

    /** Files that only wait for their words. */
    public interface Parcel {
        void send(Words words);
    }
}
