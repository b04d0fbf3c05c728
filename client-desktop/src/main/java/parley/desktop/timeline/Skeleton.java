package parley.desktop.timeline;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands where messages will be. */
final class Skeleton {
    private Skeleton() {}

    /** Three grey bars of the shape of messages, until the first page is there. */
    static VBox bars() {
        var box = new VBox(18);
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.setPadding(new Insets(20, 20, 20, 68));
        box.setMouseTransparent(true);
        for (double width : new double[] {320, 460, 240}) {
            var bar = new Region();
            bar.getStyleClass().add("skeleton");
            bar.setMinHeight(14);
            bar.setMaxWidth(width);
            box.getChildren().add(bar);
        }
        return box;
    }
}
