package parley.desktop.main;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import parley.desktop.attention.AttentionViewModel.Kind;

/** The keys of the main window. */
final class Keys {
    private static final KeyCombination.Modifier CTRL = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;
    private static final KeyCombination.Modifier ALT = KeyCombination.ALT_DOWN;

    private final MainViewModel model;
    private final MainView view;
    private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();

    Keys(MainViewModel model, MainView view) {
        this.model = model;
        this.view = view;
        key(model.opening()::switcher, KeyCode.K, CTRL);
        key(() -> model.step(-1, false), KeyCode.UP, ALT);
        key(() -> model.step(1, false), KeyCode.DOWN, ALT);
        key(() -> model.step(-1, true), KeyCode.UP, ALT, SHIFT);
        key(() -> model.step(1, true), KeyCode.DOWN, ALT, SHIFT);
        key(() -> model.travel(-1), KeyCode.LEFT, ALT);
        key(() -> model.travel(1), KeyCode.RIGHT, ALT);
        key(() -> model.search(true), KeyCode.F, CTRL);
        key(() -> model.search(false), KeyCode.F, CTRL, SHIFT);
        key(() -> model.attention(Kind.UNREAD), KeyCode.O, CTRL, SHIFT);
        key(() -> model.attention(Kind.MENTIONS), KeyCode.M, CTRL, SHIFT);
        key(model::readAll, KeyCode.ESCAPE, SHIFT);
        key(() -> stepMessage(-1), KeyCode.UP, CTRL);
        key(() -> stepMessage(1), KeyCode.DOWN, CTRL);
        key(() -> model.inRoom(OpenRoom::goToDay), KeyCode.G, CTRL);
        key(model.opening()::browse, KeyCode.N, CTRL);
        key(model.opening()::newRoom, KeyCode.N, CTRL, SHIFT);
        key(
                () -> model.detailsShownProperty().set(!model.detailsShownProperty().get()),
                KeyCode.I,
                CTRL,
                SHIFT);
        key(model.opening()::preferences, KeyCode.COMMA, CTRL);
        key(model.media()::transfers, KeyCode.J, CTRL);
        key(model.opening()::keys, KeyCode.SLASH, CTRL);
        key(() -> region(1), KeyCode.F6);
        key(() -> region(-1), KeyCode.F6, SHIFT);
        for (int i = 0; i < 9; i++) {
            int number = i;
            key(() -> workspace(number), KeyCode.valueOf("DIGIT" + (i + 1)), CTRL);
        }
    }

    /** Chooses the message to answer. */
    private void stepMessage(int by) {
        view.room()
                .ifPresent(r -> {
                    r.timeline().step(by);
                });
    }

    private void key(Runnable action, KeyCode code, KeyCombination.Modifier... modifiers) {
        actions.put(new KeyCodeCombination(code, modifiers), action);
    }

    void install() {
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void pressed(KeyEvent e) {
        boolean z = e.getCode() == KeyCode.Z && e.isShortcutDown() && !e.isShiftDown();
        if (z && model.undo()) {
            e.consume();
            return;
        }
        if (movesLine(e)) {
            return;
        }
        for (var entry : actions.entrySet()) {
            if (entry.getKey().match(e)) {
                entry.getValue().run();
                e.consume();
                return;
            }
        }
    }

    /** In the list of rooms Alt and an arrow move the chosen line. */
    private boolean movesLine(KeyEvent e) {
        boolean arrow = e.getCode() == KeyCode.UP || e.getCode() == KeyCode.DOWN;
        return arrow && e.isAltDown() && !e.isShiftDown() && view.listFocused();
    }

    /** Closes the topmost, then goes to the composer. */
    private void escape(KeyEvent e) {
        if (e.getCode() != KeyCode.ESCAPE || e.isShiftDown()) {
            return;
        }
        if (view.sheetShown()) {
            model.detailsShownProperty().set(false);
        } else {
            switch (model.center().get()) {
                case Center.Searching search -> search.search().close();
                case Center.Host _ -> model.closeHost();
                case Center.Moderating moderating -> moderating.moderation().close();
                case Center.InRoom in -> {
                    if (in.room().giveUp()) {
                        e.consume();
                        return;
                    }
                }
                case Center.Attention _, Center.Nothing _ -> {}
            }
        }
        view.room().ifPresent(r -> r.composer().field().requestFocus());
        e.consume();
    }

    private void workspace(int number) {
        if (number < model.workspaces().size()) {
            model.open(model.workspaces().get(number));
        }
    }

    private void region(int step) {
        var regions = view.regions();
        if (regions.isEmpty()) {
            return;
        }
        int at = -1;
        for (int i = 0; i < regions.size(); i++) {
            if (hasFocus(regions.get(i))) {
                at = i;
            }
        }
        int to =
                at < 0
                        ? (step > 0 ? 0 : regions.size() - 1)
                        : Math.floorMod(at + step, regions.size());
        regions.get(to).requestFocus();
    }

    private static boolean hasFocus(Node region) {
        var owner = region.getScene() == null ? null : region.getScene().getFocusOwner();
        for (var node = owner; node != null; node = node.getParent()) {
            if (node.equals(region)) {
                return true;
            }
        }
        return false;
    }
}
