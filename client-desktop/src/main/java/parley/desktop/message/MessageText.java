package parley.desktop.message;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The text of a message, drawn. */
public final class MessageText extends TextFlow {
    /** Widest column of text, in px at 100 %. */
    public static final double MAX_WIDTH = 720;

    /** {@code open} is called with the target of a link that was clicked. */
    public MessageText(List<Span> spans, Consumer<String> open) {
        getStyleClass().add("body");
        setMaxWidth(MAX_WIDTH);
        for (var span : spans) {
            getChildren().add(node(span, open));
        }
    }

    private static Node node(Span span, Consumer<String> open) {
        var text = new Text(span.text());
        switch (span) {
            case Span.Plain _ -> {}
            case Span.Link link -> {
                text.getStyleClass().add("link");
                text.setOnMouseClicked(e -> {
                    if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                        open.accept(link.target());
                    }
                });
            }
        }
        return text;
    }

    /** Adds a word after the text, such as "edited". */
    public void addNote(String note, String style) {
        var text = new Text(note);
        text.getStyleClass().add(style);
        getChildren().add(text);
    }
}
