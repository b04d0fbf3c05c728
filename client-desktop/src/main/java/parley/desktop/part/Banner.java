package parley.desktop.part;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A line over the timeline that says what is true now and what can be done about it. */
public final class Banner extends HBox {
    /** How serious it is. */
    public enum Tone {
        WARN,
        DANGER,
        OK
    }

    private final Text strong = new Text();
    private final Text rest = new Text();
    private final TextFlow words = new TextFlow(strong, rest);

    public Banner() {
        getStyleClass().add("banner");
        strong.getStyleClass().add("t-strong");
        setFillHeight(false); // a text flow that is stretched puts its words on top
        Boxes.grow(words);
        Boxes.show(this, false);
    }

    /** Shows a state: its name, the rest of the sentence, and the cure where there is one. */
    public void show(Tone tone, Feather icon, String name, String sentence, @Nullable Button cure) {
        getStyleClass().removeAll("danger", "ok");
        switch (tone) {
            case WARN -> {}
            case DANGER -> getStyleClass().add("danger");
            case OK -> getStyleClass().add("ok");
        }
        strong.setText(name);
        rest.setText(" " + sentence);
        getChildren().setAll(Icons.of(icon, Icons.CONTROL), words);
        if (cure != null) {
            cure.getStyleClass().add("small");
            getChildren().add(cure);
        }
        setAccessibleText(name + " " + sentence);
        Boxes.show(this, true);
    }

    /** Takes it away. */
    public void hide() {
        Boxes.show(this, false);
    }
}
