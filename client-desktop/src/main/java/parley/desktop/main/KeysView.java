package parley.desktop.main;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import parley.desktop.part.DialogBox;
import parley.desktop.part.Labels;
import parley.desktop.part.Scroll;
import parley.desktop.text.Texts;

/** The list of keys. */
final class KeysView {
    private record Key(String keys, String text) {}

    private static final List<Key> KEYS =
            List.of(
                    new Key("Ctrl+K", "keys.switcher"),
                    new Key("Ctrl+1 … 9", "keys.workspace"),
                    new Key("Alt+↑ / ↓", "keys.room"),
                    new Key("Alt+↑ / ↓", "keys.move"),
                    new Key("Alt+Shift+↑ / ↓", "keys.unread"),
                    new Key("Alt+← / →", "keys.travel"),
                    new Key("Ctrl+F", "keys.search"),
                    new Key("Ctrl+Shift+F", "keys.searchAll"),
                    new Key("Ctrl+G", "keys.day"),
                    new Key("Ctrl+Enter", "keys.ownWindow"),
                    new Key("Ctrl+N", "keys.browse"),
                    new Key("Ctrl+Shift+N", "keys.newRoom"),
                    new Key("Ctrl+Shift+I", "keys.details"),
                    new Key("F6 / Shift+F6", "keys.region"),
                    new Key("Enter / Shift+Enter", "keys.send"),
                    new Key("Esc", "keys.escape"),
                    new Key("Ctrl+Shift+O / M", "keys.unreadView"),
                    new Key("Shift+Esc", "keys.readAll"),
                    new Key("↑", "keys.editLast"),
                    new Key("Ctrl+↑ / ↓", "keys.answer"),
                    new Key("Ctrl+E", "keys.emoji"),
                    new Key("Ctrl+B / I / Shift+X / Shift+C", "keys.marks"),
                    new Key("Ctrl+O / V", "keys.files"),
                    new Key("Ctrl+Shift+R", "keys.record"),
                    new Key("Ctrl+J", "keys.transfers"),
                    new Key("Ctrl++ / − / 0", "keys.zoom"),
                    new Key("Ctrl+,", "keys.preferences"),
                    new Key("↑ ↓ Home End", "keys.timeline"),
                    new Key("C", "keys.copy"),
                    new Key("R  E  P  Del", "keys.message"),
                    new Key("+  1 … 5", "keys.react"),
                    new Key("Space", "keys.chooseSeveral"));

    private KeysView() {}

    static Node of(Texts texts, Runnable close) {
        var grid = new GridPane(24, 8);
        for (int i = 0; i < KEYS.size(); i++) {
            grid.addRow(
                    i,
                    Labels.whole(KEYS.get(i).keys(), "key"),
                    Labels.of(texts.get(KEYS.get(i).text()), "t-control"));
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
                scroll);
    }
}
