package parley.desktop.picture;

import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Icons;
import parley.protocol.FileRef;

/** A file as a small square: its picture where it is one, else what kind it is of. */
public final class PictureTile extends StackPane {
    private static final double SIDE = 36;
    private static final double ROUND = 12;

    /** {@code icon}: stands for it until the picture is there. */
    public PictureTile(FileRef file, Feather icon, Optional<Pictures> pictures) {
        getStyleClass().add("file-tile");
        setMinSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        getChildren().add(Icons.of(icon, Icons.CONTROL, "i-accent"));
        pictures.filter(_ -> Pictures.isPicture(file))
                .ifPresent(all ->
                        all.made(file)
                                .ifPresentOrElse(
                                        this::show, () -> all.small(file, this::show, _ -> {})));
    }

    /** Its middle. */
    private void show(Image image) {
        double longer = Math.max(image.getWidth(), image.getHeight());
        double shorter = Math.max(1, Math.min(image.getWidth(), image.getHeight()));
        double w = SIDE * image.getWidth() / shorter;
        double h = SIDE * image.getHeight() / shorter;
        var view = new Rectangle(SIDE, SIDE);
        view.setArcWidth(ROUND);
        view.setArcHeight(ROUND);
        view.setFill(
                longer < 1
                        ? null
                        : new ImagePattern(image, (SIDE - w) / 2, (SIDE - h) / 2, w, h, false));
        getChildren().setAll(view);
    }
}
