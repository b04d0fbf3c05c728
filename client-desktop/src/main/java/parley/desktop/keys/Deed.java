package parley.desktop.keys;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;

/** What a key of one's own choice can do, in the order in which it is listed. */
public enum Deed {
    SWITCHER("deed.switcher", KeyCode.K, Mod.CTRL),
    ROOM_BEFORE("deed.roomBefore", KeyCode.UP, Mod.ALT),
    ROOM_AFTER("deed.roomAfter", KeyCode.DOWN, Mod.ALT),
    UNREAD_BEFORE("deed.unreadBefore", KeyCode.UP, Mod.ALT, Mod.SHIFT),
    UNREAD_AFTER("deed.unreadAfter", KeyCode.DOWN, Mod.ALT, Mod.SHIFT),
    BACK("deed.back", KeyCode.LEFT, Mod.ALT),
    FORWARD("deed.forward", KeyCode.RIGHT, Mod.ALT),
    UNREAD_VIEW("deed.unreadView", KeyCode.O, Mod.CTRL, Mod.SHIFT),
    MENTIONS_VIEW("deed.mentionsView", KeyCode.M, Mod.CTRL, Mod.SHIFT),
    READ_ROOM("deed.readRoom", KeyCode.ESCAPE, Mod.SHIFT),
    SEARCH("deed.search", KeyCode.F, Mod.CTRL),
    SEARCH_ALL("deed.searchAll", KeyCode.F, Mod.CTRL, Mod.SHIFT),
    DAY("deed.day", KeyCode.G, Mod.CTRL),
    BROWSE("deed.browse", KeyCode.N, Mod.CTRL),
    NEW_ROOM("deed.newRoom", KeyCode.N, Mod.CTRL, Mod.SHIFT),
    DETAILS("deed.details", KeyCode.I, Mod.CTRL, Mod.SHIFT),
    REGION_AFTER("deed.regionAfter", KeyCode.F6),
    REGION_BEFORE("deed.regionBefore", KeyCode.F6, Mod.SHIFT),
    ANSWER_BEFORE("deed.answerBefore", KeyCode.UP, Mod.CTRL),
    ANSWER_AFTER("deed.answerAfter", KeyCode.DOWN, Mod.CTRL),
    EMOJI("deed.emoji", KeyCode.E, Mod.CTRL),
    BOLD("deed.bold", KeyCode.B, Mod.CTRL),
    ITALIC("deed.italic", KeyCode.I, Mod.CTRL),
    STRIKE("deed.strike", KeyCode.X, Mod.CTRL, Mod.SHIFT),
    CODE("deed.code", KeyCode.C, Mod.CTRL, Mod.SHIFT),
    ATTACH("deed.attach", KeyCode.O, Mod.CTRL),
    RECORD("deed.record", KeyCode.R, Mod.CTRL, Mod.SHIFT),
    TRANSFERS("deed.transfers", KeyCode.J, Mod.CTRL),
    PREFERENCES("deed.preferences", KeyCode.COMMA, Mod.CTRL),
    KEYS("deed.keys", KeyCode.SLASH, Mod.CTRL);

    private static final class Mod {
        static final Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
        static final Modifier SHIFT = KeyCombination.SHIFT_DOWN;
        static final Modifier ALT = KeyCombination.ALT_DOWN;
    }

    private final String text;
    private final String usual;

    Deed(String text, KeyCode code, Modifier... modifiers) {
        this.text = text;
        this.usual = new KeyCodeCombination(code, modifiers).getName();
    }

    /** The key of its text. */
    public String text() {
        return text;
    }

    /** The keys it has before anybody chose others. */
    KeyCombination usual() {
        return KeyCombination.valueOf(usual);
    }
}
