package parley.desktop.part;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Words beside what one points at. A tooltip is a window with a style sheet of its own, so it is
 * made when its node is pointed at first: most never are.
 */
public final class Tips {
    private Tips() {}

    /** {@code words} are asked for once. UI thread only. */
    public static void on(Node node, Supplier<String> words) {
        node.addEventHandler(
                MouseEvent.MOUSE_ENTERED,
                new EventHandler<>() {
                    @Override
                    public void handle(MouseEvent e) {
                        node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                        if (!(node instanceof Control control)) {
                            Tooltip.install(node, new Tooltip(words.get()));
                        } else if (control.getTooltip() == null) {
                            control.setTooltip(new Tooltip(words.get()));
                        }
                    }
                });
    }
}
