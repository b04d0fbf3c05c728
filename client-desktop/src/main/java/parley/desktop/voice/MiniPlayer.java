package parley.desktop.voice;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.media.MediaTime;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** What plays on from another room, with a button that holds it and one that ends it. */
public final class MiniPlayer extends HBox {
    private final PlayerViewModel model;
    private final String room;
    private final Texts texts;
    private final Label words = Labels.of("", "t-control");
    private final Button toggle;
    private final ChangeListener<Object> shows = (_, _, _) -> show();

    /** {@code room}: what plays from here is seen in the timeline and not shown. */
    public MiniPlayer(PlayerViewModel model, String room, Texts texts) {
        this.model = model;
        this.room = room;
        this.texts = texts;
        setId("mini-player");
        getStyleClass().add("mini-player");
        toggle =
                Buttons.icon(
                        "mini-toggle",
                        Feather.PAUSE,
                        texts.get("voice.pause"),
                        () -> model.track().ifPresent(model::toggle),
                        "small");
        getChildren()
                .addAll(
                        toggle,
                        Boxes.grow(words),
                        Buttons.icon(
                                "mini-stop",
                                Feather.X,
                                texts.get("voice.end"),
                                model::stop,
                                "small"));
        model.state().addListener(new WeakChangeListener<>(shows));
        model.position().addListener(new WeakChangeListener<>(shows));
        show();
    }

    private void show() {
        var track = model.track().filter(t -> !t.title().isEmpty() && !t.title().equals(room));
        Boxes.show(this, track.isPresent());
        track.ifPresent(t -> {
            boolean playing = model.state().get() instanceof PlayerViewModel.State.Playing;
            toggle.setGraphic(Icons.of(playing ? Feather.PAUSE : Feather.PLAY, Icons.CONTROL));
            toggle.setAccessibleText(texts.get(playing ? "voice.pause" : "voice.play"));
            words.setText(
                    texts.get(
                            "voice.from",
                            t.title(),
                            MediaTime.text(model.position().get()),
                            MediaTime.text(t.length().toMillis())));
        });
    }
}
