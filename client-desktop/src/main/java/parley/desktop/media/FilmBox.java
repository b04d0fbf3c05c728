package parley.desktop.media;

import java.time.Duration;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/**
 * A film in the timeline: its place is there before anything is loaded, and stays as it is. One
 * stop for the keyboard: Space plays and holds, arrows go 5 s and change the volume, M mutes. It
 * ends when nobody sees it any more.
 */
public final class FilmBox extends VBox {
    /** In px; as large as a picture may be. */
    private static final double WIDTH = 360;

    private static final double HEIGHT = 202;
    private static final double ROUND = 20;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Film film;
    private final FilmViewModel model;
    private final Runnable open;
    private final Texts texts;
    private final StackPane screen = new StackPane();
    private final Button play;
    private final Fader fader;
    private final ProgressBar arriving = new ProgressBar(0);
    private final Label time = Labels.whole("", "t-code");

    /** Held here: the model only knows them weakly, it outlives the rows of a room. */
    private final ChangeListener<FilmViewModel.State> changes =
            (_, before, now) -> show(before, now);

    private final ChangeListener<Number> moves = (_, _, _) -> clock();
    private final ObservableValue<Boolean> inSight =
            sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty);

    /** {@code open}: opens the file with a program of the computer. */
    public FilmBox(Film film, FilmViewModel model, Runnable open, Texts texts) {
        this.film = film;
        this.model = model;
        this.open = open;
        this.texts = texts;
        setId("film-" + film.key());
        getStyleClass().add("film");
        setMaxWidth(WIDTH);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(texts.get("media.spoken", film.file().name()));
        setAccessibleHelp(texts.get("media.keys"));
        screen.getStyleClass().add("film-screen");
        screen.setMinSize(0, HEIGHT);
        screen.setPrefSize(WIDTH, HEIGHT);
        screen.setMaxSize(WIDTH, HEIGHT);
        var clip = new Rectangle(WIDTH, HEIGHT);
        clip.setArcWidth(ROUND);
        clip.setArcHeight(ROUND);
        screen.setClip(clip);
        screen.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                model.toggle(film);
                e.consume();
            }
        });
        arriving.setMaxWidth(WIDTH / 2);
        arriving.setFocusTraversable(false);
        arriving.setMouseTransparent(true);
        arriving.setAccessibleText(texts.get("media.loading"));
        play = icon("film-play", Feather.PLAY, "media.play", () -> model.toggle(film));
        fader =
                new Fader(
                        "film-position",
                        texts.get("media.position"),
                        80,
                        part -> model.seek(film, part));
        var bar = Boxes.row(8, play, Boxes.grow(fader), time, new VolumeBar(model.volume(), texts));
        bar.getStyleClass().add("film-bar");
        bar.setMaxWidth(WIDTH);
        getChildren().addAll(screen, bar);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.state().addListener(new WeakChangeListener<>(changes));
        model.position().addListener(new WeakChangeListener<>(moves));
        inSight.addListener(
                (_, before, now) -> seen(Boolean.TRUE.equals(before), Boolean.TRUE.equals(now)));
        fresh(model.state().get());
    }

    private void seen(boolean before, boolean now) {
        if (now && !before) {
            model.enter(film);
        } else if (before && !now) {
            model.leave(film);
        }
    }

    private Button icon(String id, Feather icon, String key, Runnable action) {
        var button = Buttons.icon(id, icon, texts.get(key), action, "small");
        button.setFocusTraversable(false);
        return button;
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown() || e.isShiftDown()) {
            return;
        }
        switch (e.getCode()) {
            case SPACE, ENTER -> model.toggle(film);
            case LEFT -> model.skip(film, STEP.negated());
            case RIGHT -> model.skip(film, STEP);
            case HOME -> model.seek(film, 0);
            default -> {
                if (!VolumeBar.key(e, model.volume())) {
                    return;
                }
            }
        }
        e.consume();
    }

    private void show(FilmViewModel.State before, FilmViewModel.State now) {
        boolean progress =
                before instanceof FilmViewModel.State.Loading
                        && now instanceof FilmViewModel.State.Loading;
        if (progress && model.isOn(film) && now instanceof FilmViewModel.State.Loading loading) {
            arriving.setProgress(loading.part());
        } else {
            fresh(now);
        }
    }

    private void fresh(FilmViewModel.State state) {
        boolean on = model.isOn(film);
        boolean playing = on && state instanceof FilmViewModel.State.Playing;
        boolean loading = on && state instanceof FilmViewModel.State.Loading;
        var icon = playing ? Feather.PAUSE : loading ? Feather.X : Feather.PLAY;
        play.setGraphic(Icons.of(icon, Icons.CONTROL));
        play.setAccessibleText(
                texts.get(playing ? "media.pause" : loading ? "media.stop" : "media.play"));
        screen.getStyleClass().remove("lit");
        if (on && state instanceof FilmViewModel.State.Failed failed) {
            broken(texts.get(failed.problem()));
        } else if (loading && state instanceof FilmViewModel.State.Loading now) {
            arriving.setProgress(now.part());
            screen.getChildren().setAll(arriving);
        } else if (on && model.showing().isPresent()) {
            picture();
        } else {
            poster();
        }
        clock();
    }

    private void poster() {
        var disc = new StackPane(Icons.of(Feather.PLAY, 20));
        disc.getStyleClass().add("film-disc");
        disc.setMouseTransparent(true);
        screen.getChildren().setAll(disc);
    }

    private void picture() {
        if (!screen.getStyleClass().contains("lit")) {
            screen.getStyleClass().add("lit");
        }
        boolean there =
                screen.getChildren().stream().anyMatch(n -> "film-picture".equals(n.getId()));
        if (!there) {
            model.showing()
                    .ifPresent(s -> {
                        Node picture = s.picture(WIDTH, HEIGHT);
                        picture.setId("film-picture");
                        picture.setMouseTransparent(true);
                        screen.getChildren().setAll(picture);
                    });
        }
    }

    private void broken(String why) {
        var words = Labels.wrapped(why, "t-2");
        words.setAlignment(Pos.CENTER);
        words.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
        var elsewhere = Buttons.framed("film-open", texts.get("media.openWith"), open, "small");
        var box = Boxes.column(10, Icons.of(Feather.FILM, Icons.RAIL, "i-3"), words, elsewhere);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("film-broken");
        screen.getChildren().setAll(box);
    }

    private void clock() {
        boolean on = model.isOn(film);
        long whole = on ? model.length().toMillis() : 0;
        long now = on ? model.position().get() : 0;
        fader.show(whole == 0 ? 0 : (double) now / whole);
        time.setText(
                whole == 0
                        ? ""
                        : texts.get("media.time", MediaTime.text(now), MediaTime.text(whole)));
    }
}
