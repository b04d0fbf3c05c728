package parley.desktop.media;

import java.util.function.DoubleConsumer;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** A bar that one presses or drags to a part of it. By keyboard, what holds it is asked. */
public final class Fader extends StackPane {
    private final ProgressBar bar = new ProgressBar(0);

    /** {@code taken}: told the part that was pressed, 0 to 1. */
    public Fader(String id, String name, double width, DoubleConsumer taken) {
        setId(id);
        getStyleClass().add("fader");
        bar.setFocusTraversable(false);
        bar.setMouseTransparent(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(0);
        bar.setPrefWidth(width);
        bar.setAccessibleText(name);
        setMinWidth(0);
        setPrefWidth(width);
        getChildren().add(bar);
        setOnMousePressed(e -> take(e, taken));
        setOnMouseDragged(e -> take(e, taken));
        setOnMouseClicked(MouseEvent::consume);
    }

    private void take(MouseEvent e, DoubleConsumer taken) {
        if (e.getButton() == MouseButton.PRIMARY) {
            taken.accept(Math.clamp(e.getX() / Math.max(1, getWidth()), 0, 1));
            e.consume();
        }
    }

    /** Shows a part, 0 to 1. */
    public void show(double part) {
        bar.setProgress(part);
    }
}
