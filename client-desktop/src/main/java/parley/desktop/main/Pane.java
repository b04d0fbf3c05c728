package parley.desktop.main;

import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import parley.desktop.Memory;
import parley.desktop.text.Texts;

/** A column whose width is dragged at its edge and remembered. */
enum Pane {
    LIST_WIDE("pane.list.wide", 248, 200, 360),
    LIST_REGULAR("pane.list.regular", 220, 180, 300),
    DETAILS("pane.details", 288, 260, 400);

    private static final double STEP = 16;
    private static final double WIDE = 5;

    private final String key;
    private final double usual;
    private final double least;
    private final double most;

    Pane(String key, double usual, double least, double most) {
        this.key = key;
        this.usual = usual;
        this.least = least;
        this.most = most;
    }

    /** The width it had last, in px. */
    double width(Memory memory) {
        return Math.clamp(memory.number(key, usual), least, most);
    }

    /**
     * What is dragged; {@code side}: 1 when it lies to the right of the column, -1 to the left. A
     * double click brings the usual width back; the arrows move it.
     */
    Region edge(Region column, Memory memory, int side, Texts texts) {
        var edge = new Region();
        edge.setId(key.replace('.', '-'));
        edge.getStyleClass().add("pane-edge");
        edge.setCursor(Cursor.H_RESIZE);
        // it lies on the column's own rim and takes no place of its own
        HBox.setMargin(edge, side > 0 ? new Insets(0, 0, 0, -WIDE) : new Insets(0, -WIDE, 0, 0));
        edge.setViewOrder(-1);
        edge.setAccessibleRole(AccessibleRole.SLIDER);
        edge.setAccessibleText(texts.get("main.pane"));
        double[] start = new double[2];
        edge.setOnMousePressed(e -> {
            start[0] = e.getScreenX();
            start[1] = column.getWidth();
            e.consume();
        });
        edge.setOnMouseDragged(e -> {
            set(column, start[1] + side * (e.getScreenX() - start[0]));
            e.consume();
        });
        edge.setOnMouseReleased(_ -> keep(column, memory));
        edge.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                set(column, usual);
                keep(column, memory);
            }
        });
        edge.setOnKeyPressed(e -> {
            boolean right = e.getCode() == KeyCode.RIGHT;
            if (right || e.getCode() == KeyCode.LEFT) {
                set(column, column.getWidth() + (right ? side : -side) * STEP);
                keep(column, memory);
                e.consume();
            }
        });
        return edge;
    }

    private void set(Region column, double width) {
        double now = Math.clamp(width, least, most);
        column.setMinWidth(now);
        column.setPrefWidth(now);
        column.setMaxWidth(now);
    }

    private void keep(Region column, Memory memory) {
        memory.put(key, Long.toString(Math.round(column.getPrefWidth())));
    }
}
