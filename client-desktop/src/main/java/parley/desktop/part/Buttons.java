package parley.desktop.part;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** The kinds of buttons, each with its accessible name. */
public final class Buttons {
    private Buttons() {}

    /** The one thing to do on a screen. */
    public static Button primary(String id, String text, Runnable action) {
        return button(id, text, action, "primary");
    }

    /** A button with a frame. */
    public static Button framed(String id, String text, Runnable action, String... styles) {
        return button(id, text, action, styles);
    }

    /** A button that looks like a coloured word. */
    public static Button flat(String id, String text, Runnable action) {
        return button(id, text, action, "flat");
    }

    /** A quiet button with an icon and a word. */
    public static Button plain(String id, Feather icon, String text, Runnable action) {
        var button = button(id, text, action, "plain");
        button.setGraphic(Icons.of(icon, 14));
        return button;
    }

    /** A button that shows only an icon; {@code name} is its accessible text and tooltip. */
    public static Button icon(
            String id, Feather icon, String name, Runnable action, String... styles) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(Icons.of(icon, Icons.CONTROL));
        button.getStyleClass().add("icon");
        button.getStyleClass().addAll(styles);
        button.setAccessibleText(name);
        Tips.on(button, () -> name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A link inside a screen. */
    public static Hyperlink link(String id, String text, Runnable action, String... styles) {
        var link = new Hyperlink(text);
        link.setId(id);
        link.setAccessibleText(text);
        link.getStyleClass().addAll(styles);
        link.setOnAction(_ -> action.run());
        return link;
    }

    private static Button button(String id, String text, Runnable action, String... styles) {
        var button = new Button(text);
        button.setId(id);
        button.setAccessibleText(text);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Label.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
