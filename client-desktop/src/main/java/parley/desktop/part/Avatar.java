package parley.desktop.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import parley.protocol.PresenceState;

/** A person as a disc with initials; never a stop of its own, its row has the name. */
public final class Avatar extends StackPane {
    private final Label initials = new Label();
    private final StackPane disc = new StackPane(initials);
    private final PresenceDot dot;
    private final Circle face = new Circle();
    private Subscription faces = Subscription.EMPTY;
    private String shown = "";
    private @Nullable PresenceState known;

    /** {@code size} in px. */
    public Avatar(double size) {
        disc.getStyleClass().add("avatar");
        initials.setStyle(
                "-fx-font-size: " + Math.round(size <= 20 ? size * 0.45 : size * 0.37) + "px;");
        initials.setMinWidth(0);
        dot = new PresenceDot(size <= 20 ? 11 : 12);
        fix(size);
        disc.setMinSize(size, size);
        disc.setMaxSize(size, size);
        StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        dot.setTranslateX(size <= 20 ? 3 : 2);
        dot.setTranslateY(2);
        dot.setVisible(false);
        getChildren().addAll(disc, dot);
        setMouseTransparent(true);
        face.setRadius(size / 2);
        face.setVisible(false);
        disc.getChildren().add(face);
        sceneProperty().subscribe(this::follow);
    }

    /** Only while it is shown, so that nothing holds on to it. */
    private void follow() {
        faces.unsubscribe();
        faces = Subscription.EMPTY;
        if (getScene() == null || shown.isEmpty()) {
            return;
        }
        Faces.around(this)
                .ifPresent(all ->
                        faces =
                                all.of(shown)
                                        .subscribe(this::paint)
                                        .and(all.presence(shown).subscribe(this::known)));
    }

    /** Stands above what was told of the person. */
    private void known(@Nullable PresenceState presence) {
        known = presence;
        if (presence != null && dot.isVisible()) {
            dot.show(presence);
        }
    }

    private void paint(@Nullable Image image) {
        face.setVisible(image != null);
        if (image != null) {
            face.setFill(new ImagePattern(image));
        }
    }

    /** Shows a person without presence. */
    public Avatar(double size, String id, String name) {
        this(size);
        show(id, name, null);
    }

    /** Shows another person; no presence, no dot. */
    public void show(String id, String name, @Nullable PresenceState presence) {
        if (!shown.equals(id)) {
            shown = id;
            paint(null);
            known = null;
            follow();
        }
        initials.setText(Initials.of(name));
        disc.setStyle("-fx-background-color: " + Initials.colour(id) + ";");
        dot.setVisible(presence != null);
        if (presence != null) {
            dot.show(known == null ? presence : known);
        }
    }

    private void fix(double size) {
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
    }
}
