package parley.desktop.voice;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.media.MediaTime;
import parley.desktop.media.VolumeBar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** A voice note: play, its waveform to go to any part of it, how long it is, how fast it goes. */
public final class VoiceBubble extends VBox {
    private static final double STEP_MS = 5_000;

    private final Track track;
    private final PlayerViewModel model;
    private final Texts texts;
    private final Button play;
    private final Button speed;
    private final Wave wave = new Wave();
    private final Region fresh = new Region();
    private final Label time = Labels.whole("", "t-code");
    private final Label problem = Labels.wrapped("", "t-hint");
    private final Optional<Runnable> open;
    private final HBox trouble = Boxes.row(8, problem);

    /** Held here: the player only knows them weakly, it outlives the rows of a room. */
    private final ChangeListener<Object> shows = (_, _, _) -> show();

    /** {@code open}: opens a sound file with a program of the computer; empty for a voice note. */
    public VoiceBubble(
            Track track,
            String levels,
            PlayerViewModel model,
            Optional<Runnable> open,
            Texts texts) {
        this.open = open;
        this.track = track;
        this.model = model;
        this.texts = texts;
        play =
                Buttons.icon(
                        "voice-play",
                        Feather.PLAY,
                        texts.get("voice.play"),
                        () -> model.toggle(track),
                        "voice-play");
        play.setFocusTraversable(false);
        wave.show(Levels.of(levels, RecorderViewModel.BARS));
        wave.setId("voice-wave");
        wave.setFocusTraversable(true);
        wave.setAccessibleRole(AccessibleRole.SLIDER);
        wave.setAccessibleText(
                texts.get("voice.spoken", Math.round(track.length().toMillis() / 1000.0)));
        wave.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                model.seek(track, e.getX() / Math.max(1, wave.getWidth()));
                e.consume();
            }
        });
        wave.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        speed = Buttons.framed("voice-speed", "", model::faster, "small", "voice-speed");
        speed.setFocusTraversable(false);
        fresh.getStyleClass().add("voice-fresh");
        var row = new HBox(play, wave, fresh, time, speed);
        row.getStyleClass().add("voice-note");
        row.setMaxWidth(Region.USE_PREF_SIZE);
        open.ifPresent(o -> {
            row.getChildren().add(new VolumeBar(model.volume(), texts));
            var elsewhere = Buttons.framed("sound-open", texts.get("media.openWith"), o, "small");
            elsewhere.setFocusTraversable(false);
            trouble.getChildren().add(elsewhere);
        });
        getChildren().addAll(row, trouble);
        setSpacing(4);
        model.state().addListener(new WeakChangeListener<>(shows));
        model.position().addListener(new WeakChangeListener<>(shows));
        model.rate().addListener(new WeakChangeListener<>(shows));
        show();
    }

    private void key(KeyEvent e) {
        if (open.isPresent() && VolumeBar.key(e, model.volume())) {
            e.consume();
            return;
        }
        double step = STEP_MS / Math.max(1, model.length(track).toMillis());
        double now = model.isOn(track) ? fraction() : 0;
        switch (e.getCode()) {
            case LEFT -> model.seek(track, now - step);
            case RIGHT -> model.seek(track, now + step);
            case HOME -> model.seek(track, 0);
            case SPACE, ENTER -> model.toggle(track);
            default -> {
                return;
            }
        }
        e.consume();
    }

    private double fraction() {
        return (double) model.position().get() / Math.max(1, model.length(track).toMillis());
    }

    private void show() {
        boolean on = model.isOn(track);
        var state = model.state().get();
        boolean playing = on && state instanceof PlayerViewModel.State.Playing;
        play.setGraphic(Icons.of(playing ? Feather.PAUSE : Feather.PLAY, Icons.CONTROL));
        play.setAccessibleText(texts.get(playing ? "voice.pause" : "voice.play"));
        wave.played(on ? fraction() : 0);
        var length = MediaTime.text(model.length(track).toMillis());
        time.setText(
                on
                        ? texts.get("voice.time", MediaTime.text(model.position().get()), length)
                        : length);
        Boxes.show(fresh, !model.wasPlayed(track));
        var times = texts.get("voice.rate", model.rate().get());
        speed.setText(times);
        speed.setAccessibleText(texts.get("voice.speed", times));
        boolean failed = on && state instanceof PlayerViewModel.State.Failed;
        Boxes.show(trouble, failed);
        if (on && state instanceof PlayerViewModel.State.Failed f) {
            problem.setText(texts.get(f.problem()));
        }
    }
}
