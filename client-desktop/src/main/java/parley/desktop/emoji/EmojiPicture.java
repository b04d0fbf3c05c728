package parley.desktop.emoji;

import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/** An emoji as a picture that sits in a line of text like a letter. */
public final class EmojiPicture extends Region {
    private final ImageView view = new ImageView();
    private final double size;

    /** {@code size} in px. */
    public EmojiPicture(Emoji emoji, double size) {
        this.size = size;
        view.setImage(EmojiSheets.page(emoji));
        view.setViewport(EmojiSheets.place(emoji));
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        getChildren().add(view);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
        setAccessibleText(emoji.name());
    }

    /** A sixth of it hangs below the line. */
    @Override
    public double getBaselineOffset() {
        return size * 5 / 6;
    }

    @Override
    protected void layoutChildren() {
        view.relocate(0, 0);
    }
}
