package parley.desktop.main;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import parley.desktop.attention.AttentionViewModel.Kind;
import parley.desktop.keys.Deed;

/** The keys of the main window. */
final class Keys {
    private final MainViewModel model;
    private final MainView view;
    private final Map<Deed, Runnable> actions = new EnumMap<>(Deed.class);

    Keys(MainViewModel model, MainView view) {
        this.model = model;
        this.view = view;
        actions.put(Deed.SWITCHER, model.opening()::switcher);
        actions.put(Deed.ROOM_BEFORE, () -> model.step(-1, false));
        actions.put(Deed.ROOM_AFTER, () -> model.step(1, false));
        actions.put(Deed.UNREAD_BEFORE, () -> model.step(-1, true));
        actions.put(Deed.UNREAD_AFTER, () -> model.step(1, true));
        actions.put(Deed.BACK, () -> model.travel(-1));
        actions.put(Deed.FORWARD, () -> model.travel(1));
        actions.put(Deed.SEARCH, () -> model.search(true));
        actions.put(Deed.SEARCH_ALL, () -> model.search(false));
        actions.put(Deed.UNREAD_VIEW, () -> model.attention(Kind.UNREAD));
        actions.put(Deed.MENTIONS_VIEW, () -> model.attention(Kind.MENTIONS));
        actions.put(Deed.READ_ROOM, model.reading()::room);
        actions.put(Deed.ANSWER_BEFORE, () -> stepMessage(-1));
        actions.put(Deed.ANSWER_AFTER, () -> stepMessage(1));
        actions.put(Deed.DAY, () -> model.inRoom(OpenRoom::goToDay));
        actions.put(Deed.BROWSE, model.opening()::browse);
        actions.put(Deed.NEW_ROOM, model.opening()::newRoom);
        actions.put(
                Deed.DETAILS,
                () -> model.detailsShownProperty().set(!model.detailsShownProperty().get()));
        actions.put(Deed.PREFERENCES, model.opening()::preferences);
        actions.put(Deed.TRANSFERS, model.media()::transfers);
        actions.put(Deed.KEYS, model.opening()::keys);
        actions.put(Deed.REGION_AFTER, () -> region(1));
        actions.put(Deed.REGION_BEFORE, () -> region(-1));
    }

    /** Chooses the message to answer. */
    private void stepMessage(int by) {
        view.room()
                .ifPresent(r -> {
                    r.timeline().step(by);
                });
    }

    void install() {
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    }

    private void pressed(KeyEvent e) {
        boolean z = e.getCode() == KeyCode.Z && e.isShortcutDown() && !e.isShiftDown();
        if (z && model.reading().undo()) {
            e.consume();
            return;
        }
        if (movesLine(e)) {
            return;
        }
        if (e.isShortcutDown() && !e.isShiftDown() && !e.isAltDown() && workspace(e.getCode())) {
            e.consume();
            return;
        }
        model.keymap()
                .deed(e)
                .map(actions::get)
                .ifPresent(action -> {
                    action.run();
                    e.consume();
                });
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

    /** Ctrl and a digit open a workspace of the rail; whether it was one of them. */
    private boolean workspace(KeyCode code) {
        if (!code.isDigitKey() || code.isKeypadKey()) {
            return false;
        }
        int number = code.getCode() - KeyCode.DIGIT1.getCode();
        if (number < 0) {
            return false;
        }
        if (number < model.workspaces().size()) {
            model.open(model.workspaces().get(number));
        }
        return true;
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
