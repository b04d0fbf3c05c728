package parley.desktop.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import parley.desktop.App;
import parley.desktop.AppConfig;
import parley.desktop.main.Center;
import parley.desktop.main.OpenRoom;
import parley.desktop.voice.Speaker;

/** One person at one desktop: presses its buttons, types, and reads what it shows. */
final class Desk implements AutoCloseable {
    private final String person;
    private final App app;
    private final Stage stage;

    /** A window of that size with everything it keeps below {@code folder}. */
    Desk(String person, Path folder, int width, int height) {
        this.person = person;
        this.app =
                Fx.call(() -> new App(AppConfig.alone(folder, person + "’s PC"), Optional.empty()));
        this.stage = Fx.call(Stage::new);
        Fx.call(() -> {
            app.shell()
                    .main()
                    .media()
                    .voice()
                    .devices(Show.speaker(Sharing.SECONDS), Speaker.none());
            return true;
        });
        Fx.call(() -> {
            var media = app.shell().main().media();
            media.outside(new Capturing.Pc(media.outside(), app.scene()));
            app.show(stage);
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
    }

    App app() {
        return app;
    }

    Scene scene() {
        return app.scene();
    }

    /** What the only window shows that a room has of its own, once it is there. */
    Scene ownScene() {
        Fx.await("a room in its own window at " + person, () -> app.rooms().stages().size() == 1);
        return Fx.call(() -> app.rooms().stages().values().iterator().next().getScene());
    }

    /** Presses a button once it can be pressed. */
    void press(String id) {
        Fx.await(
                id + " at " + person,
                () -> {
                    if (find(id) instanceof ButtonBase button && !button.isDisabled()) {
                        button.fire();
                        return true;
                    }
                    return false;
                });
    }

    /** Writes into a field once it is there. */
    void write(String id, String text) {
        Fx.await(
                id + " at " + person,
                () -> {
                    if (find(id) instanceof TextInputControl field && !field.isDisabled()) {
                        field.requestFocus();
                        field.setText(text);
                        field.positionCaret(text.length());
                        return true;
                    }
                    return false;
                });
    }

    /** Presses a key in a node. */
    void key(String id, KeyCode code) {
        Fx.await(
                id + " at " + person,
                () -> {
                    Node node = find(id);
                    if (node == null) {
                        return false;
                    }
                    node.requestFocus();
                    fire(node, code);
                    return true;
                });
    }

    /** Presses a key; JavaFX thread only. */
    static void fire(Node node, KeyCode code) {
        Event.fireEvent(
                node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /** Says something in the open room. */
    void say(String text) {
        write("#composer", text);
        key("#composer", KeyCode.ENTER);
    }

    /** What stands in a field, once it begins so. */
    String read(String id, String beginning) {
        Fx.await(
                id + " with " + beginning + " at " + person,
                () ->
                        find(id) instanceof TextInputControl field
                                && field.getText().startsWith(beginning));
        return Fx.call(() -> find(id) instanceof TextInputControl field ? field.getText() : "");
    }

    /** Does something with the open room. */
    void with(Consumer<OpenRoom> deed) {
        Fx.call(() -> {
            if (app.shell().main().center().get() instanceof Center.InRoom in) {
                deed.accept(in.room());
                return true;
            }
            throw new IllegalStateException("no room is open at " + person);
        });
    }

    /** The open room; JavaFX thread only. */
    OpenRoom room() {
        if (app.shell().main().center().get() instanceof Center.InRoom in) {
            return in.room();
        }
        throw new IllegalStateException("no room is open at " + person);
    }

    void awaitNode(String id) {
        Fx.await(id + " at " + person, () -> find(id) != null);
    }

    void awaitText(String text) {
        Fx.await("\"" + text + "\" at " + person, () -> shown().contains(text));
    }

    void awaitNoText(String text) {
        Fx.await("no \"" + text + "\" at " + person, () -> !shown().contains(text));
    }

    /** Every text the window shows; JavaFX thread only. */
    String shown() {
        StringBuilder found = new StringBuilder();
        collect(scene().getRoot(), found);
        return found.toString();
    }

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text && !(node instanceof FontIcon)) {
            into.append(text.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private @Nullable Node find(String id) {
        return scene().getRoot().lookupAll(id).stream()
                .filter(Desk::visible)
                .findFirst()
                .orElse(null);
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    void resize(int width, int height) {
        Fx.call(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return true;
        });
        Fx.await(
                "a window " + width + " wide",
                () -> Math.round(stage.getScene().getWidth()) == width);
    }

    /** Ends the server this desktop hosts, if it hosts one. */
    void stopHosting() throws IOException {
        app.hosting().stop();
    }

    @Override
    public void close() {
        Fx.call(() -> {
            app.close();
            return true;
        });
    }
}
