package parley.desktop.shell;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import parley.desktop.theme.Theme;

/** Ctrl and plus, minus or 0: the text larger, smaller, as usual, in all windows. */
final class Zoom {
    private static final int STEP = 25;

    private Zoom() {}

    static void install(Node root, Theme theme) {
        root.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(e, theme));
    }

    private static void pressed(KeyEvent e, Theme theme) {
        if (!e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        var size = theme.textPercentProperty();
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> size.set(Math.min(200, size.get() + STEP));
            case MINUS, SUBTRACT -> size.set(Math.max(75, size.get() - STEP));
            case DIGIT0, NUMPAD0 -> size.set(100);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
