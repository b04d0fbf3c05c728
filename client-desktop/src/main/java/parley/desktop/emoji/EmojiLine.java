package parley.desktop.emoji;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import parley.desktop.part.Boxes;
import parley.desktop.part.Labels;

/** One line of text with the emoji it begins with as a picture, such as somebody's status. */
public final class EmojiLine {
    private static final double SIZE = 14;

    private EmojiLine() {}

    /** {@code styles} are those of the words. */
    public static Node of(String text, String... styles) {
        int length = EmojiSet.bundled().lengthAt(text, 0);
        var found = EmojiSet.bundled().find(text.substring(0, length));
        if (found.isEmpty()) {
            return Labels.of(text, styles);
        }
        var line =
                new HBox(
                        5,
                        new EmojiPicture(found.get(), SIZE),
                        Boxes.grow(Labels.of(text.substring(length).strip(), styles)));
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinWidth(0);
        return line;
    }
}
