package parley.desktop.main;

import java.util.Optional;
import parley.desktop.text.Line;

/** Something said for a short while at the foot of the window; {@code undo} takes it back. */
public record Toast(Line text, boolean problem, Optional<Runnable> undo) {
    static Toast problem(Line text) {
        return new Toast(text, true, Optional.empty());
    }

    static Toast told(Line text) {
        return new Toast(text, false, Optional.empty());
    }
}
