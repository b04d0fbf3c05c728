package parley.desktop.main;

import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;

/** A window: what lies over it and what is said at its foot. UI thread only. */
public final class Surface {
    /** How long something is said at the foot. */
    static final Duration TOAST = Duration.ofSeconds(6);

    private final Background background;
    private final ObjectProperty<@Nullable Dialog> dialog = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Toast> toast = new ReadOnlyObjectWrapper<>();
    private Background.Pending toastEnds = () -> {};
    private Runnable front = () -> {};

    Surface(Background background) {
        this.background = background;
    }

    /** What lies over the window, or null. */
    public ObjectProperty<@Nullable Dialog> dialogProperty() {
        return dialog;
    }

    /** Takes away what lies over the window. */
    void uncover() {
        dialog.set(null);
    }

    /** What is said at the foot, or null. */
    public ReadOnlyObjectProperty<@Nullable Toast> toast() {
        return toast.getReadOnlyProperty();
    }

    /** Says something for a while. */
    void say(Toast said) {
        say(said, TOAST);
    }

    void say(Toast said, Duration time) {
        toastEnds.cancel();
        toast.set(said);
        toastEnds = background.after(time, () -> toast.set(null));
    }

    /** Takes away what is said at the foot. */
    public void closeToast() {
        toastEnds.cancel();
        toast.set(null);
    }

    /** Says how the window comes before all others. */
    public void onFront(Runnable raise) {
        front = raise;
    }

    /** Brings the window before all others, where it can be. */
    public void toFront() {
        front.run();
    }
}
