package parley.desktop.keys;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys that are held down together, where something may be bound to them. */
final class Pressed {
    /** With Ctrl: edits text, closes a window, ends the program, or changes the text size. */
    private static final Set<KeyCode> FIXED =
            EnumSet.of(
                    KeyCode.A,
                    KeyCode.C,
                    KeyCode.V,
                    KeyCode.X,
                    KeyCode.Y,
                    KeyCode.Z,
                    KeyCode.Q,
                    KeyCode.W,
                    KeyCode.PLUS,
                    KeyCode.ADD,
                    KeyCode.EQUALS,
                    KeyCode.MINUS,
                    KeyCode.SUBTRACT,
                    KeyCode.SPACE);

    private Pressed() {}

    /** Empty where they are not to be had, such as a letter alone or Enter. */
    static Optional<KeyCombination> keys(KeyEvent e) {
        var code = e.getCode();
        boolean ctrl = e.isShortcutDown();
        boolean alt = e.isAltDown();
        boolean fixed =
                code.isModifierKey()
                        || code == KeyCode.UNDEFINED
                        || code == KeyCode.ENTER
                        || code == KeyCode.TAB
                        || ctrl && alt
                        || alt && (code.isLetterKey() || code == KeyCode.SPACE)
                        || ctrl && code.isDigitKey()
                        || ctrl && !e.isShiftDown() && FIXED.contains(code)
                        || ctrl && e.isShiftDown() && code == KeyCode.U
                        || ctrl && code == KeyCode.SPACE;
        boolean alone = !ctrl && !alt;
        boolean function = code.isFunctionKey();
        boolean shiftEscape = code == KeyCode.ESCAPE && e.isShiftDown();
        if (fixed || alone && !function && !shiftEscape) {
            return Optional.empty();
        }
        var held = new ArrayList<KeyCombination.Modifier>();
        if (ctrl) {
            held.add(KeyCombination.SHORTCUT_DOWN);
        }
        if (alt) {
            held.add(KeyCombination.ALT_DOWN);
        }
        if (e.isShiftDown()) {
            held.add(KeyCombination.SHIFT_DOWN);
        }
        return Optional.of(
                new KeyCodeCombination(code, held.toArray(KeyCombination.Modifier[]::new)));
    }
}
