package parley.desktop.preferences;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.Device;
import parley.desktop.workspace.Workspace;

/** Where one is signed in. UI thread only. */
public final class DevicesViewModel {
    private final Workspace workspace;
    private final Background background;
    private final ObservableList<Device> devices = FXCollections.observableArrayList();
    private final BooleanProperty loaded = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    public DevicesViewModel(Workspace workspace, Background background) {
        this.workspace = workspace;
        this.background = background;
    }

    /** This one first, then the last seen. */
    public ObservableList<Device> devices() {
        return devices;
    }

    public BooleanProperty loaded() {
        return loaded;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Asks the workspace. */
    public void refresh() {
        background.run(
                workspace::devices,
                found -> {
                    problem.set(null);
                    devices.setAll(
                            found.stream()
                                    .sorted(
                                            java.util.Comparator.comparing(
                                                            (Device d) -> !d.current())
                                                    .thenComparing(
                                                            Device::seen,
                                                            java.util.Comparator.reverseOrder()))
                                    .toList());
                    loaded.set(true);
                },
                e -> problem.set(Problems.line(e)));
    }

    /** Signs another device out. */
    public void revoke(Device device) {
        background.run(
                () -> {
                    workspace.revoke(device);
                    return true;
                },
                _ -> refresh(),
                e -> problem.set(Problems.line(e)));
    }
}
