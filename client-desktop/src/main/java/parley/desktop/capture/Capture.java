package parley.desktop.capture;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.Window;
import parley.desktop.Background;
import parley.desktop.text.Line;
import parley.desktop.text.Texts;

/** Lets one choose a part of the screen: it stands still in front of everything until one did. */
public final class Capture {
    /** So long a window takes to be gone from the screen. */
    private static final Duration GONE = Duration.ofMillis(300);

    private final Screens screens;
    private final Background background;
    private final Texts texts;
    private boolean open;

    public Capture(Screens screens, Background background, Texts texts) {
        this.screens = screens;
        this.background = background;
        this.texts = texts;
    }

    /** Why it does not work here; empty where it does. */
    public Optional<Line> problem() {
        return screens.problem();
    }

    /** Asks for a part of the screen on which {@code window} stands; told only if one chose one. */
    public void ask(Window window, Consumer<BufferedImage> taken) {
        if (open) {
            return;
        }
        open = true;
        double before = window.getOpacity();
        window.setOpacity(0); // not in its own picture, where the system knows such windows
        background.after(
                GONE,
                () -> {
                    try {
                        choose(screens.take(window), window, taken);
                    } finally {
                        window.setOpacity(before);
                    }
                });
    }

    private void choose(Shot shot, Window window, Consumer<BufferedImage> taken) {
        var stage = new Stage(StageStyle.UNDECORATED);
        var model =
                new RegionViewModel(
                        shot.width(),
                        shot.height(),
                        part -> {
                            open = false;
                            stage.close();
                            window.requestFocus();
                            part.ifPresent(p -> taken.accept(shot.cut(p)));
                        });
        var view = new RegionView(shot, model, texts);
        var scene = new Scene(view, shot.width(), shot.height());
        scene.getStylesheets().addAll(window.getScene().getStylesheets());
        scene.setUserAgentStylesheet(window.getScene().getUserAgentStylesheet());
        stage.initOwner(window);
        stage.setTitle(texts.get("capture.title"));
        stage.setAlwaysOnTop(true);
        stage.setScene(scene);
        stage.setX(shot.x());
        stage.setY(shot.y());
        stage.setWidth(shot.width());
        stage.setHeight(shot.height());
        stage.setOnHidden(_ -> model.cancel());
        stage.show();
        view.requestFocus();
    }
}
