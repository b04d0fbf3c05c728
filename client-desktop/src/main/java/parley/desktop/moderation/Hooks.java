package parley.desktop.moderation;

import parley.desktop.question.Question;
import parley.desktop.text.Line;

/** What the window does for a screen that looks after a place. */
public interface Hooks {
    /** Asks before something is done. */
    void ask(Question question);

    /** Says what went wrong. */
    void problem(Line problem);

    /** Says what was done. */
    void done(Line what);

    /** Leaves the screen. */
    void close();
}
