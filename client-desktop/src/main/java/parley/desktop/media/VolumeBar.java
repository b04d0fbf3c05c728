package parley.desktop.media;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.text.Texts;

/** A button that mutes, and a bar for how loud it is. */
public final class VolumeBar extends HBox {
    private static final double WIDTH = 48;
    private static final double STEP = 0.1;

    private final Volume volume;
    private final Texts texts;
    private final Button mute;
    private final Fader fader;

    /** Held here: the volume only knows it weakly, it outlives the rows of a room. */
    private final ChangeListener<Number> shows = (_, _, _) -> show();

    public VolumeBar(Volume volume, Texts texts) {
        this.volume = volume;
        this.texts = texts;
        getStyleClass().add("volume-bar");
        mute =
                Buttons.icon(
                        "media-mute",
                        Feather.VOLUME_2,
                        texts.get("media.mute"),
                        volume::mute,
                        "small");
        mute.setFocusTraversable(false);
        fader = new Fader("media-volume", texts.get("media.volume"), WIDTH, volume::set);
        getChildren().addAll(mute, fader);
        volume.level().addListener(new WeakChangeListener<>(shows));
        show();
    }

    /** Does what a key says: up and down for louder and softer, M for none; whether it did. */
    public static boolean key(KeyEvent e, Volume volume) {
        switch (e.getCode()) {
            case UP -> volume.by(STEP);
            case DOWN -> volume.by(-STEP);
            case M -> volume.mute();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void show() {
        double level = volume.level().get();
        fader.show(level);
        mute.setGraphic(Icons.of(icon(level), Icons.CONTROL));
        mute.setAccessibleText(texts.get(level > 0 ? "media.mute" : "media.unmute"));
    }

    private static Feather icon(double level) {
        if (level <= 0) {
            return Feather.VOLUME_X;
        }
        return level < 0.5 ? Feather.VOLUME_1 : Feather.VOLUME_2;
    }
}
