package parley.desktop.emoji;

import java.util.Map;
import java.util.Objects;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import parley.desktop.part.LruMap;

/**
 * The pictures, on pages of 128. A page is decoded when it is first shown; of those not shown any
 * more the last few stay. UI thread only.
 */
final class EmojiSheets {
    /** A cell is a square of so many px. */
    static final int SIZE = 32;

    private static final int ACROSS = 16;
    private static final int PAGE = 128;

    /** A page takes half a megabyte. */
    private static final int KEPT = 12;

    private static final Map<Integer, Image> PAGES = new LruMap<>(KEPT);

    private EmojiSheets() {}

    static Image page(Emoji emoji) {
        return PAGES.computeIfAbsent(emoji.cell() / PAGE, EmojiSheets::read);
    }

    static Rectangle2D place(Emoji emoji) {
        int cell = emoji.cell() % PAGE;
        return new Rectangle2D(cell % ACROSS * SIZE, cell / ACROSS * SIZE, SIZE, SIZE);
    }

    private static Image read(int page) {
        var in = EmojiSheets.class.getResourceAsStream("page-" + page + ".png");
        return new Image(Objects.requireNonNull(in, "page " + page));
    }
}
