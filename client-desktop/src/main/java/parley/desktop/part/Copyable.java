package parley.desktop.part;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Text that is handed over: shown in full, selected with a click, copied with a button. */
public final class Copyable extends HBox {
    private final TextField field = new TextField();
    private final Button copy;

    /** {@code name} is what a screen reader says of it. */
    public Copyable(String id, String name, String copyWord, String copiedWord) {
        setSpacing(8);
        field.setId(id);
        field.setEditable(false);
        field.setAccessibleText(name);
        field.getStyleClass().add("mono-field");
        field.focusedProperty()
                .addListener((_, _, on) -> {
                    if (on) {
                        field.selectAll();
                    }
                });
        copy = Buttons.primary(id + "-copy", copyWord, () -> {});
        copy.getStyleClass().add("tall");
        copy.setGraphic(Icons.of(Feather.COPY, 14));
        copy.setOnAction(_ -> {
            toClipboard(field.getText());
            copy.setText(copiedWord);
            copy.setAccessibleText(copiedWord);
        });
        getChildren().addAll(Boxes.grow(field), copy);
    }

    /** Shows another text. */
    public void show(String text) {
        field.setText(text);
        copy.setDisable(text.isEmpty());
    }

    /** What stands there while there is nothing to copy. */
    public void prompt(String text) {
        field.setPromptText(text);
    }

    /** Puts text on the system's clipboard. */
    public static void toClipboard(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
