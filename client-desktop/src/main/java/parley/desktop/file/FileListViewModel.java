package parley.desktop.file;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Page;
import parley.desktop.workspace.RoomFiles;
import parley.desktop.workspace.SharedFile;
import parley.protocol.FileKind;
import parley.protocol.RoomId;

/** All files of a room, the newest first, or those of one kind. UI thread only. */
public final class FileListViewModel {
    private final RoomFiles files;
    private final RoomId room;
    private final Background background;
    private final ObservableList<SharedFile> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Line> problem = new ReadOnlyObjectWrapper<>();
    private Optional<FileKind> kind = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private int round;

    public FileListViewModel(RoomFiles files, RoomId room, Background background) {
        this.files = files;
        this.room = room;
        this.background = background;
    }

    public ObservableList<SharedFile> items() {
        return items;
    }

    /** Whether an answer is awaited. */
    public ReadOnlyBooleanProperty loading() {
        return loading.getReadOnlyProperty();
    }

    /** Why there is no list, or null. */
    public ReadOnlyObjectProperty<@Nullable Line> problem() {
        return problem.getReadOnlyProperty();
    }

    /** Shows one kind, or all; reads it anew. */
    public void show(Optional<FileKind> wanted) {
        kind = wanted;
        round++;
        items.clear();
        read(Optional.empty());
    }

    /** Adds the next page; nothing happens at the end or while one is read. */
    public void more() {
        if (cursor.isPresent() && !loading.get()) {
            read(cursor);
        }
    }

    private void read(Optional<String> after) {
        int mine = round;
        var wanted = kind;
        loading.set(true);
        problem.set(null);
        cursor = Optional.empty();
        background.run(
                () -> files.list(room, wanted, after),
                page -> {
                    if (mine == round) {
                        add(page);
                    }
                },
                e -> {
                    if (mine == round) {
                        loading.set(false);
                        problem.set(Problems.line(e));
                    }
                });
    }

    private void add(Page<SharedFile> page) {
        items.addAll(page.list());
        cursor = page.next();
        loading.set(false);
    }
}
