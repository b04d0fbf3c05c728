package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import parley.desktop.theme.Appearance;
import parley.desktop.theme.Theme;

/**
 * A wrong family falls back silently; so each class of type is asked for the family it really got.
 */
class FontsTest {
    @Test
    void everyClassOfTypeHasTheFamilyItAsksFor() throws Exception {
        var wanted =
                Map.of(
                        "t-title", "Inter Semi Bold",
                        "t-heading", "Inter Semi Bold",
                        "t-room", "Inter Semi Bold",
                        "t-author", "Inter Semi Bold",
                        "t-message", "Inter",
                        "t-control", "Inter",
                        "t-label", "Inter Medium",
                        "t-meta", "Inter",
                        "t-code", "JetBrains Mono");

        Fx.call(() -> {
            var box = new VBox();
            wanted.keySet()
                    .forEach(style -> {
                        var label = new Label("한글 Aa");
                        label.setId(style);
                        label.getStyleClass().add(style);
                        box.getChildren().add(label);
                    });
            try (var theme = new Theme()) {
                theme.appearanceProperty().set(Appearance.DARK);
                theme.dress(new Scene(box));
                box.applyCss();
                wanted.forEach((style, family) ->
                        assertThat(((Label) box.lookup("#" + style)).getFont().getFamily())
                                .as(style)
                                .isEqualTo(family));
            }
            return true;
        });
    }
}
