package parley.desktop.voice;

import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.text.Texts;

/**
 * The microphone: hold it to record, let it go to send, slide left to cancel, slide up to lock; by
 * keyboard it records locked. Its menu chooses the microphone.
 */
public final class RecordButton {
    private static final double CANCEL = 80;
    private static final double LOCK = 60;

    private final RecorderViewModel model;
    private final Texts texts;
    private final Button button;
    private double fromX;
    private double fromY;

    private RecordButton(RecorderViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        button =
                Buttons.icon(
                        "composer-record",
                        Feather.MIC,
                        texts.get("voice.record"),
                        () -> model.start(true),
                        "small");
    }

    public static Button of(RecorderViewModel model, Texts texts) {
        var made = new RecordButton(model, texts);
        made.button.setFocusTraversable(true);
        made.button.setAccessibleHelp(texts.get("voice.hint"));
        // consumed: a click is no press of the button, which is the keyboard's way
        made.button.addEventFilter(MouseEvent.MOUSE_PRESSED, made::pressed);
        made.button.addEventFilter(MouseEvent.MOUSE_DRAGGED, made::dragged);
        made.button.addEventFilter(MouseEvent.MOUSE_RELEASED, made::released);
        made.button.addEventHandler(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                e -> {
                    model.microphones(made::choose);
                    e.consume();
                });
        return made.button;
    }

    private void pressed(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            fromX = e.getScreenX();
            fromY = e.getScreenY();
            model.start(false);
            e.consume();
        }
    }

    private void dragged(MouseEvent e) {
        if (model.locked().get()) {
            return;
        }
        if (fromX - e.getScreenX() > CANCEL) {
            model.cancel();
        } else if (fromY - e.getScreenY() > LOCK) {
            model.lock();
        }
        e.consume();
    }

    private void released(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            model.release();
            e.consume();
        }
    }

    private void choose(List<String> names) {
        var menu = new ContextMenu();
        menu.getItems().add(item(texts.get("voice.microphone.system"), ""));
        names.forEach(name -> menu.getItems().add(item(name, name)));
        menu.show(button, Side.TOP, 0, 0);
    }

    private RadioMenuItem item(String text, String name) {
        var item = new RadioMenuItem(text);
        item.setSelected(model.chosen().orElse("").equals(name));
        item.setOnAction(_ -> model.choose(name));
        return item;
    }
}
