package parley.desktop.main;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import parley.desktop.keys.Deed;
import parley.desktop.keys.Keymap;
import parley.desktop.part.Buttons;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** The list of keys: those one can change, then those that stay. */
final class KeysView {
    private record Key(String keys, String text) {}

    private static final List<Key> FIXED =
            List.of(
                    new Key("Ctrl+1 … 9", "keys.workspace"),
                    new Key("Alt+↑ / ↓", "keys.move"),
                    new Key("Ctrl+Enter", "keys.ownWindow"),
                    new Key("Enter / Shift+Enter", "keys.send"),
                    new Key("Esc", "keys.escape"),
                    new Key("Ctrl+Z", "keys.undo"),
                    new Key("↑", "keys.editLast"),
                    new Key("Ctrl+V", "keys.paste"),
                    new Key("Ctrl++ / − / 0", "keys.zoom"),
                    new Key("↑ ↓ Home End", "keys.timeline"),
                    new Key("C", "keys.copy"),
                    new Key("R  E  P  Del", "keys.message"),
                    new Key("+  1 … 5", "keys.react"),
                    new Key("Space", "keys.chooseSeveral"));

    private KeysView() {}

    /** {@code change} opens the page on which they are changed. */
    static Node of(Keymap keymap, Texts texts, Runnable change, Runnable close) {
        var grid = new GridPane(24, 8);
        for (var deed : Deed.values()) {
            add(grid, keymap.name(deed), texts.get(deed.text()));
        }
        for (var key : FIXED) {
            add(grid, texts.keys(key.keys()), texts.get(key.text()));
        }
        var scroll = new Scroll(grid);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(texts.get("keys.title"));
        return new DialogBox(
                "keys-dialog",
                texts.get("keys.title"),
                480,
                texts.get("action.close"),
                close,
                scroll,
                Buttons.framed("keys-change", texts.get("keys.change"), change));
    }

    private static void add(GridPane grid, String keys, String text) {
        grid.addRow(grid.getRowCount(), Labels.whole(keys, "key"), Labels.of(text, "t-control"));
    }
}
