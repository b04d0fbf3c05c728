package parley.desktop.composer;

import javafx.scene.control.TextArea;

/** Sets what is selected in a text off as bold, italic, struck out or code. */
record Marks(TextArea area) {
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
