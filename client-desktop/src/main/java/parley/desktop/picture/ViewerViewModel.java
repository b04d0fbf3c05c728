package parley.desktop.picture;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import parley.protocol.FileRef;

/** The pictures of a room one after the other, and how large one is shown. UI thread only. */
public final class ViewerViewModel {
    private static final double LEAST = 0.25;
    private static final double MOST = 8;
    private static final double STEP = 1.25;

    private final List<FileRef> files;
    private final Consumer<FileRef> save;
    private final ReadOnlyObjectWrapper<FileRef> current;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

    /**
     * @param files oldest first; {@code first} is one of them
     * @param save keeps one on this computer
     */
    public ViewerViewModel(List<FileRef> files, FileRef first, Consumer<FileRef> save) {
        this.files = List.copyOf(files);
        this.save = save;
        this.current = new ReadOnlyObjectWrapper<>(first);
    }

    /** The one that is shown. */
    public ReadOnlyObjectProperty<FileRef> current() {
        return current.getReadOnlyProperty();
    }

    /** How often larger it is than what fits; 1 fits. */
    public ReadOnlyDoubleProperty zoom() {
        return zoom.getReadOnlyProperty();
    }

    /** From 1, of {@link #count}. */
    public int number() {
        return files.indexOf(current.get()) + 1;
    }

    public int count() {
        return files.size();
    }

    public boolean hasNext() {
        return number() < count();
    }

    public boolean hasPrevious() {
        return number() > 1;
    }

    /** The next newer one; nothing happens at the end. */
    public void next() {
        if (hasNext()) {
            go(number());
        }
    }

    /** The next older one; nothing happens at the beginning. */
    public void previous() {
        if (hasPrevious()) {
            go(number() - 2);
        }
    }

    private void go(int index) {
        zoom.set(1);
        current.set(files.get(index));
    }

    public void larger() {
        zoom.set(Math.min(MOST, zoom.get() * STEP));
    }

    public void smaller() {
        zoom.set(Math.max(LEAST, zoom.get() / STEP));
    }

    /** As large as fits. */
    public void fit() {
        zoom.set(1);
    }

    /** Keeps the one that is shown. */
    public void save() {
        save.accept(current.get());
    }
}
