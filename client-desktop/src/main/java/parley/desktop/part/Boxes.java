package parley.desktop.part;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rows and columns with their gaps. */
public final class Boxes {
    private Boxes() {}

    /** A row, centred across; {@code gap} in px. */
    public static HBox row(double gap, Node... children) {
        var box = new HBox(gap, children);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** A column; {@code gap} in px. */
    public static VBox column(double gap, Node... children) {
        return new VBox(gap, children);
    }

    /** What takes the space that is left in a row or a column. */
    public static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Lets {@code node} take the space that is left, and gives it back. */
    public static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        VBox.setVgrow(node, Priority.ALWAYS);
        if (node instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        return node;
    }

    /** A hairline. */
    public static Region line() {
        var line = new Region();
        line.getStyleClass().add("separator-line");
        return line;
    }

    /** Shows {@code node} and gives it a place, or neither. */
    public static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
