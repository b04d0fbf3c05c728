package parley.desktop.part;

import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Icons of the one set that is used. An icon is never a stop of its own: what carries it has the
 * name.
 */
public final class Icons {
    /** Sizes in px. */
    public static final int CONTROL = 16;

    public static final int ROW = 15;
    public static final int INLINE = 13;
    public static final int RAIL = 18;

    private Icons() {}

    /** An icon of {@code size} px in the colour that the style sheet gives to {@code styles}. */
    public static FontIcon of(Feather icon, int size, String... styles) {
        var node = new FontIcon(icon);
        node.setIconSize(size);
        // the base theme sets a size for all icons; only a style of its own stands above it
        node.setStyle(node.getStyle() + "; -fx-icon-size: " + size + "px;");
        node.getStyleClass().addAll(styles);
        node.setFocusTraversable(false);
        node.setMouseTransparent(true);
        return node;
    }

    /** An icon in a fixed colour, for the few places that do not change with the appearance. */
    public static FontIcon painted(Feather icon, int size, String colour) {
        var node = of(icon, size);
        node.setStyle(node.getStyle() + " -fx-icon-color: " + colour + ";");
        node.setIconColor(Color.web(colour));
        return node;
    }
}
