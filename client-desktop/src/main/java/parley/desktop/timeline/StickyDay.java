package parley.desktop.timeline;

import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import parley.desktop.part.Labels;

/** The day of what is in view, held under the head while one scrolls through it. */
final class StickyDay extends HBox {
    private final RowKit kit;
    private final Label text = Labels.whole("");

    StickyDay(RowKit kit) {
        this.kit = kit;
        getStyleClass().addAll("sticky-day");
        setMaxHeight(Region.USE_PREF_SIZE);
        setMaxWidth(Region.USE_PREF_SIZE);
        setMouseTransparent(true);
        setVisible(false);
        getChildren().add(text);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
    }

    /** The rows from {@code first} on are in view; {@code y}: where the first of them begins. */
    void show(TimelineViewModel model, int first, double y) {
        var rows = model.rows();
        if (first < 0 || first >= rows.size() || rows.get(first) instanceof TimelineItem.Day) {
            setVisible(false);
            return;
        }
        for (int i = first; i >= 0; i--) {
            if (rows.get(i) instanceof TimelineItem.Day day) {
                var today = LocalDate.ofInstant(kit.clock().instant(), kit.times().zone());
                text.setText(kit.times().day(day.date(), today));
                setVisible(i < first - 1 || y < 0);
                return;
            }
        }
        setVisible(false);
    }
}
