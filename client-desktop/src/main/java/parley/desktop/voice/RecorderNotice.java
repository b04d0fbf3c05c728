package parley.desktop.voice;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** Why nothing was recorded, until one goes on. */
public final class RecorderNotice extends HBox {
    /** Held here: the recorder outlives what shows it. */
    private final ChangeListener<Recording> shows;

    public RecorderNotice(RecorderViewModel model, Texts texts) {
        setId("recorder-notice");
        getStyleClass().add("recorder-notice");
        var words = Labels.wrapped("", "t-meta-2");
        getChildren()
                .addAll(
                        Icons.of(Feather.MIC_OFF, Icons.INLINE, "i-3"),
                        Boxes.grow(words),
                        Buttons.icon(
                                "recorder-notice-close",
                                Feather.X,
                                texts.get("action.close"),
                                model::cancel,
                                "small"));
        Boxes.show(this, false);
        shows =
                (_, _, now) -> {
                    Boxes.show(this, now instanceof Recording.Failed);
                    if (now instanceof Recording.Failed failed) {
                        words.setText(texts.get(failed.problem()));
                    }
                };
        model.state().addListener(new WeakChangeListener<>(shows));
    }
}
