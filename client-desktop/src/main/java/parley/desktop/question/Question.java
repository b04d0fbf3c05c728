package parley.desktop.question;

import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.text.Line;

/**
 * Something that needs a yes.
 *
 * @param id of the box; its buttons are {@code id-yes} and {@code id-no}
 * @param yes what the button that does it says
 * @param reason whether a reason may be given
 * @param typed what has to be typed before the yes counts
 * @param then does it; gets the reason, empty where none was given
 */
public record Question(
        String id,
        Line title,
        Line text,
        Line yes,
        boolean reason,
        Optional<String> typed,
        Consumer<String> then) {
    /** One that only needs the yes. */
    public static Question of(String id, Line title, Line text, Line yes, Runnable then) {
        return new Question(id, title, text, yes, false, Optional.empty(), _ -> then.run());
    }
}
