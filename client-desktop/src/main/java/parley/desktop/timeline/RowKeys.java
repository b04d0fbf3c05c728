package parley.desktop.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import parley.desktop.part.MenuKey;

/** The keys on a message that has the focus. */
final class RowKeys {
    private final TimelineViewModel model;
    private final RowKit kit;
    private final MessageMenu menu;
    private final Supplier<List<String>> recent;

    /** {@code recent}: the emoji behind the keys 1 to 5. */
    RowKeys(TimelineViewModel model, RowKit kit, MessageMenu menu, Supplier<List<String>> recent) {
        this.model = model;
        this.kit = kit;
        this.menu = menu;
        this.recent = recent;
    }

    /** Whether the key meant something. */
    boolean pressed(KeyEvent e, MessageRow row) {
        if (e.isShortcutDown() || e.isAltDown() || row.said().isEmpty()) {
            return false;
        }
        var said = row.said().get();
        if (e.getCode() == KeyCode.ENTER) {
            return enter(row);
        }
        if (MenuKey.is(e)) {
            Bounds at = row.localToScreen(row.getLayoutBounds());
            menu.show(row, row, at.getMinX() + 60, at.getMinY() + 20);
            return true;
        }
        if (said.deletedBy().isPresent()) {
            return false;
        }
        if (e.getCode() == KeyCode.C) {
            kit.copy().accept(said.text());
            return true;
        }
        Optional<MessageActions> actions = model.actions();
        if (actions.isEmpty()) {
            return false;
        }
        var can = actions.get();
        switch (e.getCode()) {
            case R -> can.reply(said);
            case E -> can.edit(said);
            case P -> can.pin(said);
            case SPACE -> model.choose(said);
            case DELETE, BACK_SPACE -> can.delete(List.of(said));
            case PLUS, ADD, EQUALS -> can.pick(said);
            case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5 -> {
                int number = e.getCode().getCode() - KeyCode.DIGIT1.getCode();
                var emoji = recent.get();
                if (number < emoji.size()) {
                    can.react(said, emoji.get(number));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The first link or file, or the message that is answered. */
    private boolean enter(MessageRow row) {
        if (row.link().isPresent()) {
            var link = row.link().get();
            Links.open(link, model, kit);
            return true;
        }
        var file =
                row.said()
                        .flatMap(s ->
                                model.actions()
                                        .flatMap(a ->
                                                AttachedBox.enter(
                                                        s.extra().attached(), a.attachments())));
        if (file.isPresent()) {
            file.get().run();
            return true;
        }
        var quote = row.said().flatMap(s -> s.quote());
        quote.ifPresent(q -> model.jumpTo(q.seq()));
        return quote.isPresent();
    }
}
