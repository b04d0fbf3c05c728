package parley.desktop.file;

import javafx.scene.layout.StackPane;
import parley.desktop.part.Labels;

/** Says over the timeline what letting go would do. */
public final class DropHint extends StackPane {
    public DropHint(String text) {
        super(Labels.wrapped(text, "t-heading"));
        setId("drop-hint");
        getStyleClass().add("drop-hint");
        setMouseTransparent(true);
        setVisible(false);
    }
}
