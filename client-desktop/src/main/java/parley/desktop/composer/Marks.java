package parley.desktop.composer;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;

/** Sets what is selected in a text off as bold, italic, struck out or code. */
record Marks(TextArea area) {
    /** Whether the key, with the shortcut key held, stood for a mark. */
    boolean key(KeyEvent e) {
        boolean shift = e.isShiftDown();
        var mark =
                switch (e.getCode()) {
                    case B -> "**";
                    case I -> shift ? "" : "*";
                    case X -> shift ? "~~" : "";
                    case C -> shift ? "`" : "";
                    default -> "";
                };
        if (mark.isEmpty()) {
            return false;
        }
        wrap(mark);
        return true;
    }

    /** Sets what is selected off with {@code mark}, or takes the mark away. */
    void wrap(String mark) {
        var selected = area.getSelectedText();
        boolean marked =
                selected.length() > 2 * mark.length()
                        && selected.startsWith(mark)
                        && selected.endsWith(mark);
        int from = area.getSelection().getStart();
        area.replaceSelection(
                marked
                        ? selected.substring(mark.length(), selected.length() - mark.length())
                        : mark + selected + mark);
        if (selected.isEmpty()) {
            area.positionCaret(from + mark.length());
        } else if (!marked) {
            area.selectRange(from, from + selected.length() + 2 * mark.length());
        }
        area.requestFocus();
    }
}
