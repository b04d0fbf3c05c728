package parley.desktop.ui;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A person at one window: clicks, types, and looks until something is there. Counts clicks. */
final class Hand {
    private static final long PATIENCE_SECONDS = 60;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Scene scene;
    private int clicks;

    Hand(Stage stage, Scene scene) {
        this.stage = stage;
        this.scene = scene;
    }

    /** Clicks a node once it is there. */
    void click(String id) throws Exception {
        var node = await(id);
        front();
        robot.clickOn(node);
        clicks++;
    }

    /** Puts the pointer on a node. */
    void point(String id) throws Exception {
        var node = await(id);
        front();
        robot.moveTo(node);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses the mouse on a node and holds it. */
    void hold(String id) throws Exception {
        var node = await(id);
        front();
        robot.moveTo(node).press(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Moves the mouse, held or not, by so many px. */
    void slide(double x, double y) {
        robot.moveBy(x, y);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Lets the mouse go. */
    void letGo() {
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Drags from one place to another, in px of the window. */
    void drag(double x1, double y1, double x2, double y2) throws Exception {
        front();
        robot.moveTo(stage.getX() + x1, stage.getY() + y1).press(MouseButton.PRIMARY);
        robot.moveTo(stage.getX() + x2, stage.getY() + y2).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Types where the focus is. */
    void type(String text) throws Exception {
        front();
        for (int c : text.codePoints().toArray()) {
            Fx.call(() -> {
                if (scene.getFocusOwner() instanceof TextInputControl field) {
                    field.replaceSelection(Character.toString(c));
                    return true;
                }
                throw new AssertionError("nothing to type into: " + scene.getFocusOwner());
            });
        }
    }

    void press(KeyCode... keys) throws Exception {
        front();
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    int clicks() {
        return clicks;
    }

    /** The node, once it is shown. */
    Node await(String id) throws Exception {
        until(id + " is shown", () -> find(id).isPresent());
        return Fx.call(() -> find(id).orElseThrow());
    }

    /** Waits until some text is shown anywhere in the window. */
    void awaitText(String text) throws Exception {
        until("\"" + text + "\" is shown", () -> shows(scene.getRoot(), text));
    }

    void awaitFocus(String id) throws Exception {
        until(
                id + " has the focus",
                () -> {
                    var owner = scene.getFocusOwner();
                    return owner != null && id.equals("#" + owner.getId());
                });
    }

    /** Waits until some text is shown nowhere in the window. */
    void awaitGone(String text) throws Exception {
        until("\"" + text + "\" is gone", () -> !shows(scene.getRoot(), text));
    }

    void until(String what, Callable<Boolean> condition) throws Exception {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> Fx.call(condition));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "waited in vain until "
                            + what
                            + "; shown: "
                            + Fx.call(() -> all(scene.getRoot())),
                    e);
        }
    }

    /** The node that is shown now; on the JavaFX thread only. */
    Node now(String id) {
        return find(id).orElseThrow(() -> new AssertionError(id + " is not shown"));
    }

    /** How many such nodes are shown; on the JavaFX thread only. */
    long count(String id) {
        return scene.getRoot().lookupAll(id).stream().filter(Hand::shown).count();
    }

    /** Whether a node is shown. */
    boolean shown(String id) throws Exception {
        return Fx.call(() -> find(id).isPresent());
    }

    private Optional<Node> find(String id) {
        return scene.getRoot().lookupAll(id).stream().filter(Hand::shown).findFirst();
    }

    private static boolean shown(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private static boolean shows(Node node, String text) {
        return all(node).contains(text);
    }

    /** Every text in a subtree that is shown. */
    private static String all(Node node) {
        var found = new StringBuilder();
        collect(node, found);
        return found.toString();
    }

    private static void collect(Node node, StringBuilder into) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof javafx.scene.text.Text text
                && !(node instanceof org.kordamp.ikonli.javafx.FontIcon)) {
            into.append(text.getText()).append('\n');
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    private void front() throws Exception {
        Fx.call(() -> {
            stage.toFront();
            stage.requestFocus();
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
