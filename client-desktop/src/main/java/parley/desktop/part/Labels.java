package parley.desktop.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Text that is only read. */
public final class Labels {
    private Labels() {}

    /** One line, cut with dots where it does not fit. */
    public static Label of(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(0);
        return label;
    }

    /** One line that follows {@code text}. */
    public static Label of(ObservableValue<String> text, String... styles) {
        var label = of("", styles);
        label.textProperty().bind(text);
        return label;
    }

    /** As many lines as it takes. */
    public static Label wrapped(String text, String... styles) {
        var label = of(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** One line that is never cut. */
    public static Label whole(String text, String... styles) {
        var label = of(text, styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
