package parley.desktop.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The fonts that come with the application; see fonts/OFL.txt. */
public final class Fonts {
    private static final List<String> FILES =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-Medium.otf",
                    "Inter-SemiBold.otf",
                    "Inter-Italic.otf",
                    "Inter-SemiBoldItalic.otf",
                    "JetBrainsMono-Regular.ttf",
                    // once loaded, Hangul inside text of any other family is drawn from it
                    "noto-sans-kr-korean-400-normal.woff");

    private Fonts() {}

    /** Makes all of them known to JavaFX by family; a second call changes nothing. */
    public static void load() {
        for (var file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (in == null || Font.loadFont(in, 14) == null) {
                    throw new IllegalStateException("font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read font " + file, e);
            }
        }
    }
}
