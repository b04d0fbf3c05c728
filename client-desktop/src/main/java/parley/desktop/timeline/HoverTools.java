package parley.desktop.timeline;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.workspace.TimelineEntry.Said;

/**
 * The small toolbar over the message under the pointer. There is one for a whole timeline; it never
 * takes the focus.
 */
final class HoverTools extends HBox {
    private static final double HEIGHT = 32;
    private static final double RIGHT = 20;

    /** So far its foot reaches into the row. */
    private static final double INTO = 8;

    private final PauseTransition pause = new PauseTransition(Duration.millis(80));
    private final Pane timeline;
    private final TimelineViewModel model;
    private final Button edit;
    private @Nullable MessageRow over;

    HoverTools(Pane timeline, TimelineViewModel model, RowKit kit, MessageMenu menu) {
        this.timeline = timeline;
        this.model = model;
        var texts = kit.texts();
        getStyleClass().add("message-tools");
        setId("message-tools");
        setManaged(false);
        setVisible(false);
        edit = tool("tool-edit", Feather.EDIT_2, texts.get("message.edit"), this::startEdit);
        getChildren()
                .addAll(
                        tool(
                                "tool-react",
                                Feather.SMILE,
                                texts.get("message.react"),
                                () -> with(MessageActions::pick)),
                        tool(
                                "tool-reply",
                                Feather.CORNER_UP_LEFT,
                                texts.get("message.reply"),
                                () -> with(MessageActions::reply)),
                        edit,
                        tool(
                                "tool-more",
                                Feather.MORE_HORIZONTAL,
                                texts.get("message.more"),
                                () -> more(menu)));
        pause.setOnFinished(_ -> place());
    }

    private static Button tool(String id, Feather icon, String name, Runnable action) {
        var button = Buttons.icon(id, icon, name, action);
        button.setFocusTraversable(false);
        return button;
    }

    private void startEdit() {
        with(MessageActions::edit);
    }

    private interface Deed {
        void on(MessageActions actions, Said said);
    }

    private void with(Deed deed) {
        said().ifPresent(said -> model.actions().ifPresent(a -> deed.on(a, said)));
        hide();
    }

    private void more(MessageMenu menu) {
        var row = over;
        if (row != null) {
            Bounds at = localToScreen(getLayoutBounds());
            menu.show(row, this, at.getMinX(), at.getMaxY());
        }
    }

    private Optional<Said> said() {
        return Optional.ofNullable(over).flatMap(MessageRow::said);
    }

    /** The pointer is somewhere in the timeline. */
    void pointer(MouseEvent e) {
        if (e.getTarget() instanceof Node node) {
            if (within(node)) {
                return;
            }
            over(rowOf(node));
        }
    }

    private boolean within(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.equals(this)) {
                return true;
            }
        }
        return false;
    }

    static @Nullable MessageRow rowOf(@Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof MessageRow row) {
                return row;
            }
        }
        return null;
    }

    /** Stands over {@code row}, or nowhere. */
    void over(@Nullable MessageRow row) {
        if (row == over && isVisible()) {
            return;
        }
        hide();
        boolean can =
                row != null
                        && row.said().filter(s -> s.deletedBy().isEmpty()).isPresent()
                        && model.actions().isPresent();
        if (can) {
            over = row;
            pause.playFromStart();
        }
    }

    void hide() {
        pause.stop();
        over = null;
        setVisible(false);
    }

    private void place() {
        var row = over;
        if (row == null || row.getScene() == null) {
            hide();
            return;
        }
        boolean own = said().flatMap(s -> model.actions().map(a -> a.mayEdit(s))).orElse(false);
        edit.setVisible(own);
        edit.setManaged(own);
        var bounds = timeline.sceneToLocal(row.localToScene(row.getLayoutBounds()));
        double width = prefWidth(-1);
        resizeRelocate(
                timeline.getWidth() - width - RIGHT,
                Math.max(2, bounds.getMinY() - HEIGHT + INTO),
                width,
                HEIGHT);
        setVisible(true);
        toFront();
    }
}
