package parley.desktop.part;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A count: grey for unread, copper where somebody calls you. Nothing at 0, at most "999+". */
public final class Badge extends Label {
    public Badge() {
        getStyleClass().add("badge");
        setMinWidth(Region.USE_PREF_SIZE);
        show(0, false);
    }

    /** Shows {@code count}; {@code call}: in copper. */
    public void show(int count, boolean call) {
        setText(count > 999 ? "999+" : Integer.toString(count));
        getStyleClass().remove("call");
        if (call) {
            getStyleClass().add("call");
        }
        Boxes.show(this, count > 0);
    }
}
