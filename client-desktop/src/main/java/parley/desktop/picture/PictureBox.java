package parley.desktop.picture;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;
import parley.protocol.FileRef;

/**
 * A picture in the timeline. It has its place before it is there; a click opens it, a GIF moves
 * while the pointer is over it.
 */
final class PictureBox extends StackPane {
    private static final double ROUND = 20;

    private final FileRef file;
    private final Place place;
    private final Pictures pictures;
    private final Texts texts;

    /** Filled with the picture: a clip with round corners would be drawn anew in every frame. */
    private final Rectangle view;

    private final boolean cut;
    private Optional<Image> still = Optional.empty();
    private @Nullable Image shown;
    private boolean over;

    /** {@code cut}: fills its place, as one of several. */
    PictureBox(
            FileRef file, Place place, boolean cut, Pictures pictures, Runnable open, Texts texts) {
        this.file = file;
        this.place = place;
        this.cut = cut;
        this.pictures = pictures;
        this.texts = texts;
        setId("picture-" + file.file().value());
        getStyleClass().add("picture");
        setMinSize(place.width(), place.height());
        setPrefSize(place.width(), place.height());
        setMaxSize(place.width(), place.height());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.get("picture.spoken", file.name()));
        view = new Rectangle(place.width(), place.height());
        view.setArcWidth(ROUND);
        view.setArcHeight(ROUND);
        view.setMouseTransparent(true);
        var name = Labels.of(file.name(), "t-hint");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var waiting = Boxes.row(6, Icons.of(Feather.IMAGE, Icons.INLINE, "i-3"), name);
        waiting.setAlignment(Pos.CENTER);
        waiting.setMouseTransparent(true);
        getChildren().add(waiting);
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                open.run();
                e.consume();
            }
        });
        setOnMouseEntered(_ -> move());
        setOnMouseExited(_ -> stand());
        pictures.made(file)
                .ifPresentOrElse(this::show, () -> pictures.small(file, this::show, this::failed));
    }

    private void show(Image image) {
        still = Optional.of(image);
        getChildren().setAll(view);
        getStyleClass().add("there");
        place(image);
    }

    private void place(Image image) {
        shown = image;
        double w = place.width();
        double h = place.height();
        double scale = Math.max(w / image.getWidth(), h / image.getHeight());
        double wide = cut ? image.getWidth() * scale : w;
        double high = cut ? image.getHeight() * scale : h;
        view.setFill(new ImagePattern(image, (w - wide) / 2, (h - high) / 2, wide, high, false));
    }

    private void move() {
        over = true;
        pictures.moving(
                file,
                image -> {
                    if (over) {
                        place(image);
                    }
                });
    }

    private void stand() {
        over = false;
        still.filter(image -> !image.equals(shown)).ifPresent(this::place);
    }

    private void failed(Line problem) {
        Node why = Labels.wrapped(texts.get(problem), "t-hint");
        var name = Labels.of(file.name(), "t-meta");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var box = Boxes.column(4, Icons.of(Feather.IMAGE, Icons.CONTROL, "i-3"), name, why);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("broken");
        box.setMouseTransparent(true);
        getChildren().setAll(box);
        setAccessibleText(texts.get("picture.spoken", file.name()) + " " + texts.get(problem));
    }
}
