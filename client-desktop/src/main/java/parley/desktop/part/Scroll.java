package parley.desktop.part;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A scroll pane that keeps no picture of what it shows. JavaFX's own does, and that of a pane that
 * has gone stays in memory until there is no more: 68 KiB for every block of code scrolled past.
 */
public final class Scroll extends ScrollPane {
    /** Around {@code content}. */
    public Scroll(Node content) {
        super(content);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        var skin = super.createDefaultSkin();
        getChildrenUnmodifiable().forEach(child -> child.setCache(false));
        return skin;
    }
}
