package parley.desktop.picture;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.protocol.FileRef;

/** The pictures of a message: one in its own shape, up to four as squares, then how many more. */
public final class PictureRow extends HBox {
    private static final int MOST = 4;

    /** {@code open}: shows one large. */
    public PictureRow(List<FileRef> files, Pictures pictures, Consumer<FileRef> open, Texts texts) {
        getStyleClass().add("pictures");
        boolean several = files.size() > 1;
        var shown = files.subList(0, Math.min(MOST, files.size()));
        for (var file : shown) {
            var place = several ? Place.square() : Place.of(file);
            getChildren()
                    .add(
                            new PictureBox(
                                    file,
                                    place,
                                    several,
                                    pictures,
                                    () -> open.accept(file),
                                    texts));
        }
        int more = files.size() - shown.size();
        if (more > 0) {
            var count = new StackPane(Labels.whole(texts.get("picture.more", more), "t-heading"));
            count.getStyleClass().add("picture-count");
            count.setMouseTransparent(true);
            var last = getChildren().removeLast();
            getChildren().add(new StackPane(last, count));
        }
    }
}
