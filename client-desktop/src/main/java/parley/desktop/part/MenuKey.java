package parley.desktop.part;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What opens a menu by keyboard; many keyboards have no key of its own for it. */
public final class MenuKey {
    private MenuKey() {}

    /** Whether it is the menu key, or Shift with F10. */
    public static boolean is(KeyEvent e) {
        return e.getCode() == KeyCode.CONTEXT_MENU
                || (e.getCode() == KeyCode.F10 && e.isShiftDown());
    }
}
