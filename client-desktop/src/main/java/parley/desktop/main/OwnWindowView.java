package parley.desktop.main;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import parley.desktop.keys.Deed;
import parley.desktop.notify.NoticesView;
import parley.desktop.part.Focus;
import parley.desktop.theme.Theme;
import parley.desktop.timeline.RowKit;

/** A room in its own window: head, timeline, composer, and the dialogs that belong to it. */
public final class OwnWindowView extends StackPane {
    private static final KeyCombination CLOSE =
            new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN);
    private final MainViewModel main;
    private final OwnWindow window;
    private final RoomView room;
    private final DialogLayer dialogs;

    public OwnWindowView(MainViewModel main, OwnWindow window, RowKit kit, Theme theme) {
        this.main = main;
        this.window = window;
        room = new RoomView(main, window.room(), Optional.of(window), kit);
        setId("own-window");
        main.self().faces().install(this);
        dialogs = new DialogLayer(main, window.surface(), kit, theme);
        getChildren()
                .addAll(
                        room,
                        new NoticesView(main.notices(), kit.texts(), main::openNotice),
                        new ToastView(window.surface(), kit.texts()),
                        dialogs);
        widthProperty().addListener((_, _, w) -> room.width(WidthClass.of(w.doubleValue())));
        room.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        if (room.composer().isVisible()) {
            Focus.on(room.composer().field());
        }
    }

    private void pressed(KeyEvent e) {
        boolean escape = e.getCode() == KeyCode.ESCAPE && !e.isShiftDown();
        if (CLOSE.match(e)) {
            window.close();
        } else if (escape) {
            window.room().giveUp();
            room.composer().field().requestFocus();
        } else if (main.keymap().deed(e).filter(this::did).isEmpty()) {
            return;
        }
        e.consume();
    }

    /** Whether that is done here. */
    private boolean did(Deed deed) {
        switch (deed) {
            case SWITCHER -> {
                main.surface().toFront();
                main.opening().switcher();
            }
            case DAY -> window.room().goToDay();
            case ANSWER_BEFORE -> room.timeline().step(-1);
            case ANSWER_AFTER -> room.timeline().step(1);
            case REGION_AFTER, REGION_BEFORE -> other().requestFocus();
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The timeline from the composer, and the other way round. */
    private Node other() {
        boolean writing = room.composer().field().isFocused() || !room.composer().isVisible();
        return writing ? room.timeline().focusTarget() : room.composer().field();
    }

    /** It is shown no more. */
    public void close() {
        room.close();
        dialogs.retire();
    }
}
