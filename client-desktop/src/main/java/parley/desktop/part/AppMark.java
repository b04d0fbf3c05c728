package parley.desktop.part;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/** The mark of the application: two speech balloons on a dark tile. */
public final class AppMark extends StackPane {
    /** {@code size} in px. */
    public AppMark(double size) {
        var tile = new Rectangle(52, 52, Color.web("#18302E"));
        tile.setArcWidth(30);
        tile.setArcHeight(30);
        var said = new SVGPath();
        said.setContent("M3 5h15a5 5 0 0 1 5 5v4a5 5 0 0 1-5 5h-6l-6 5v-5a3 3 0 0 1-3-3z");
        said.setFill(Color.web("#8FD6CB"));
        var answer = new SVGPath();
        answer.setContent("M25 12a3 3 0 0 1 3 3v11l-5-4h-8");
        answer.setFill(Color.TRANSPARENT);
        answer.setStroke(Color.web("#F0A46B"));
        answer.setStrokeWidth(2.4);
        answer.setStrokeLineCap(StrokeLineCap.ROUND);
        answer.setStrokeLineJoin(StrokeLineJoin.ROUND);
        var balloons = new Group(said, answer);
        balloons.setTranslateX(11);
        balloons.setTranslateY(11);
        var mark = new Group(tile, balloons);
        mark.setScaleX(size / 52);
        mark.setScaleY(size / 52);
        getChildren().add(new Group(mark));
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }
}
