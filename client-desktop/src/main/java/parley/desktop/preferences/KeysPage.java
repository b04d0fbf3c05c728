package parley.desktop.preferences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.keys.Deed;
import parley.desktop.keys.Keymap;
import parley.desktop.keys.Keymap.Choice;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;

/** Which keys do what: a click on one waits for others. */
public final class KeysPage {
    private static final String WAITS = "parley.waitsForKeys";
    private static final String SHOWN = "parley.shownKeys";

    private final Keymap keymap;
    private final Texts texts;

    private KeysPage(Keymap keymap, Texts texts) {
        this.keymap = keymap;
        this.texts = texts;
    }

    static List<Node> of(Keymap keymap, Texts texts) {
        var page = new KeysPage(keymap, texts);
        var rows = new ArrayList<Node>();
        rows.add(Labels.wrapped(texts.get("prefs.keys.text"), "t-2"));
        rows.add(Buttons.framed("keys-reset", texts.get("prefs.keys.reset"), keymap::reset));
        var list = new VBox(6);
        for (var deed : Deed.values()) {
            list.getChildren().add(page.row(deed));
        }
        rows.add(list);
        rows.add(Labels.wrapped(texts.get("prefs.keys.fixed"), "t-meta"));
        return rows;
    }

    /** Whether keys that reach {@code target} are a choice, Esc among them. */
    public static boolean waits(EventTarget target) {
        return target instanceof Node node && node.getProperties().containsKey(WAITS);
    }

    private Node row(Deed deed) {
        var name = texts.get(deed.text());
        var problem = Labels.wrapped("", "t-danger", "t-control");
        problem.setId("key-problem-" + id(deed));
        Boxes.show(problem, false);
        var keys = Buttons.framed("key-" + id(deed), "", () -> {}, "small");
        keys.setMinWidth(150);
        var usual =
                Buttons.icon(
                        "key-usual-" + id(deed),
                        Feather.ROTATE_CCW,
                        texts.get("prefs.keys.usual", name),
                        () -> say(keymap.reset(deed), problem),
                        "small");
        Runnable show =
                () -> {
                    keys.setText(keymap.name(deed));
                    keys.setAccessibleText(texts.get("prefs.keys.spoken", name, keymap.name(deed)));
                    usual.setVisible(keymap.changed(deed));
                };
        var shown = keymap.shown(deed);
        shown.addListener((_, _, _) -> show.run());
        keys.getProperties().put(SHOWN, shown); // it is listened to as long as the button is there
        show.run();
        keys.setOnAction(_ -> begin(keys, problem));
        keys.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(e, deed, keys, problem, show));
        keys.focusedProperty()
                .subscribe(on -> {
                    if (!on && waits(keys)) {
                        end(keys, show);
                    }
                });
        return new VBox(
                2, Boxes.row(8, Boxes.grow(Labels.of(name, "t-control")), usual, keys), problem);
    }

    private void begin(Button keys, Label problem) {
        keys.getProperties().put(WAITS, true);
        keys.setText(texts.get("prefs.keys.waiting"));
        Boxes.show(problem, false);
    }

    private static void end(Button keys, Runnable show) {
        keys.getProperties().remove(WAITS);
        show.run();
    }

    private void pressed(KeyEvent e, Deed deed, Button keys, Label problem, Runnable show) {
        if (!waits(keys) || e.getCode().isModifierKey()) {
            return;
        }
        e.consume();
        if (e.getCode() != KeyCode.ESCAPE || e.isShiftDown()) {
            say(keymap.choose(deed, e), problem);
        }
        end(keys, show);
    }

    private void say(Choice choice, Label problem) {
        var said =
                switch (choice) {
                    case Choice.Done _ -> "";
                    case Choice.Taken taken ->
                            texts.get(
                                    "prefs.keys.taken",
                                    texts.get(taken.by().text()),
                                    keymap.name(taken.by()));
                    case Choice.NotAllowed _ -> texts.get("prefs.keys.notAllowed");
                };
        problem.setText(said);
        Boxes.show(problem, !said.isEmpty());
    }

    private static String id(Deed deed) {
        return deed.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
