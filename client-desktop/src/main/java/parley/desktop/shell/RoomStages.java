package parley.desktop.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import parley.desktop.Memory;
import parley.desktop.main.MainViewModel;
import parley.desktop.main.OwnWindow;
import parley.desktop.main.OwnWindowView;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;

/** Shows a window for each room that has one of its own. UI thread only. */
public final class RoomStages implements AutoCloseable {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 640;

    private final MainViewModel main;
    private final RowKit kit;
    private final Theme theme;
    private final Memory memory;
    private final AppIcon icon;
    private final Map<OwnWindow, Subscription> icons = new HashMap<>();
    private final Map<OwnWindow, Stage> stages = new HashMap<>();
    private final ListChangeListener<OwnWindow> changed = this::changed;
    private final Runnable speaks;

    public RoomStages(MainViewModel main, RowKit kit, Theme theme) {
        this.main = main;
        this.kit = kit;
        this.theme = theme;
        this.memory = main.memory();
        this.icon = new AppIcon(main.calls());
        speaks = kit.texts().listen(() -> List.copyOf(stages.keySet()).forEach(this::speakAnew));
        main.windows().shown().addListener(changed);
        main.windows().shown().forEach(this::show);
    }

    private void changed(ListChangeListener.Change<? extends OwnWindow> change) {
        while (change.next()) {
            change.getRemoved().forEach(this::hide);
            change.getAddedSubList().forEach(this::show);
        }
    }

    private OwnWindowView view(OwnWindow window) {
        var view = new OwnWindowView(main, window, kit, theme);
        Zoom.install(view, theme);
        return view;
    }

    /** Another language: what the window shows is made anew. */
    private void speakAnew(OwnWindow window) {
        var stage = stages.get(window);
        if (stage != null && stage.getScene().getRoot() instanceof OwnWindowView old) {
            old.close();
            stage.getScene().setRoot(view(window));
            entitle(stage, window);
        }
    }

    private void entitle(Stage stage, OwnWindow window) {
        stage.titleProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> title(window), window.room().roomProperty()));
    }

    private void show(OwnWindow window) {
        var view = view(window);
        var place = new WindowPlace(memory, window.place(), WIDTH, HEIGHT);
        var scene = new Scene(view, place.width(), place.height());
        theme.dress(scene);
        var stage = new Stage();
        stage.setMinWidth(360);
        stage.setMinHeight(360);
        stage.setScene(scene);
        entitle(stage, window);
        stage.setOnCloseRequest(_ -> window.close());
        stage.focusedProperty().subscribe(window::watched);
        window.surface()
                .onFront(() -> {
                    stage.setIconified(false);
                    stage.toFront();
                    stage.requestFocus();
                });
        icons.put(window, icon.dress(stage));
        stages.put(window, stage);
        place.apply(stage);
        stage.show();
    }

    /** Gives the main window the application's icon. */
    public void dress(Stage window) {
        icon.dress(window);
    }

    private String title(OwnWindow window) {
        var room = window.room().roomProperty().get();
        var workspace = window.workspace().workspace().card().name();
        var place = kit.texts().get("window.title", room.name(), workspace);
        return room.unread() == 0
                ? place
                : kit.texts().get("window.title.calls", room.unread(), place);
    }

    private void hide(OwnWindow window) {
        var stage = stages.remove(window);
        if (stage == null) {
            return;
        }
        icons.getOrDefault(window, Subscription.EMPTY).unsubscribe();
        icons.remove(window);
        new WindowPlace(memory, window.place(), WIDTH, HEIGHT).keep(stage);
        theme.release(stage.getScene());
        if (stage.getScene().getRoot() instanceof OwnWindowView view) {
            view.close();
        }
        stage.close();
    }

    /** The window of a room; null when it has none. */
    public Map<OwnWindow, Stage> stages() {
        return Map.copyOf(stages);
    }

    /** Closes all; they come back with the program. */
    @Override
    public void close() {
        main.windows().end();
        speaks.run();
        main.windows().shown().removeListener(changed);
    }
}
