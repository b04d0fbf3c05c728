package parley.desktop.voice;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Bars whose heights say how loud it is. */
final class Wave extends HBox {
    private static final double WIDE = 3;
    private static final double LOW = 4;
    private static final double HIGH = 24;
    private static final int LOUDEST = 255;

    private int played = -1;

    Wave() {
        super(2);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HIGH);
        getStyleClass().add("wave");
    }

    /** Shows a level for each bar, 0 to 255. */
    void show(List<Integer> levels) {
        while (getChildren().size() > levels.size()) {
            getChildren().removeLast();
        }
        while (getChildren().size() < levels.size()) {
            var bar = new Region();
            bar.getStyleClass().add("wave-bar");
            bar.setMinWidth(WIDE);
            bar.setMaxWidth(WIDE);
            getChildren().add(bar);
        }
        for (int i = 0; i < levels.size(); i++) {
            double height = LOW + (HIGH - LOW) * levels.get(i) / LOUDEST;
            var bar = (Region) getChildren().get(i);
            bar.setMinHeight(height);
            bar.setMaxHeight(height);
        }
    }

    /** Colours the first {@code fraction} of the bars as played. */
    void played(double fraction) {
        int count = (int) Math.round(fraction * getChildren().size());
        if (count == played) {
            return;
        }
        played = count;
        for (int i = 0; i < getChildren().size(); i++) {
            var styles = getChildren().get(i).getStyleClass();
            if (i >= count) {
                styles.remove("played");
            } else if (!styles.contains("played")) {
                styles.add("played");
            }
        }
    }
}
