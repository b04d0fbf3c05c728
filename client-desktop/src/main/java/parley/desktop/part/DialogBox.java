package parley.desktop.part;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A box over the window with a title, what it is about, and its buttons. */
public final class DialogBox extends VBox {
    /** {@code width} in px; {@code closeWord} names the cross. */
    public DialogBox(
            String id,
            String title,
            double width,
            String closeWord,
            Runnable close,
            Node body,
            Node... buttons) {
        setId(id);
        getStyleClass().add("dialog-box");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        setMaxWidth(width);
        setPrefWidth(width);
        setMaxHeight(Region.USE_PREF_SIZE);
        var head =
                new HBox(
                        Boxes.grow(Labels.wrapped(title, "t-heading")),
                        Buttons.icon(id + "-close", Feather.X, closeWord, close));
        head.getStyleClass().add("dialog-head");
        var middle = new VBox(body);
        middle.getStyleClass().add("dialog-body");
        getChildren().addAll(head, middle);
        if (buttons.length > 0) {
            var foot = new HBox(buttons);
            foot.getStyleClass().add("dialog-foot");
            getChildren().add(foot);
        }
    }
}
