package parley.desktop.part;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where there is nothing: an icon, a sentence, one cure, one button. */
public final class EmptyState extends VBox {
    public EmptyState(
            Feather icon, String iconStyle, String title, String cure, @Nullable Button button) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        var name = Labels.wrapped(title, "t-control-strong");
        name.setTextAlignment(TextAlignment.CENTER);
        getChildren().addAll(Icons.of(icon, 20, iconStyle), name);
        if (!cure.isEmpty()) {
            var text = Labels.wrapped(cure, "t-meta");
            text.setTextAlignment(TextAlignment.CENTER);
            getChildren().add(text);
        }
        if (button != null) {
            button.getStyleClass().add("small");
            VBox.setMargin(button, new Insets(6, 0, 0, 0));
            getChildren().add(button);
        }
    }
}
