package parley.desktop.timeline;

import java.time.LocalDate;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Boxes;
import parley.desktop.part.Buttons;
import parley.desktop.part.EmptyState;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.workspace.TimelineEntry;

/** Makes the node of each kind of row. */
final class RowFactory {
    private final TimelineViewModel model;
    private final RowKit kit;
    private final String room;

    RowFactory(TimelineViewModel model, RowKit kit, String room) {
        this.model = model;
        this.kit = kit;
        this.room = room;
    }

    Region row(TimelineItem item) {
        return switch (item) {
            case TimelineItem.Day day -> day(day.date());
            case TimelineItem.FirstUnread unread -> unread(unread.count());
            case TimelineItem.Beginning _ -> beginning();
            case TimelineItem.Event event -> event(event.entry());
            case TimelineItem.Folded folded -> folded(folded);
            case TimelineItem.Message message -> MessageRow.of(message, model, kit);
            case TimelineItem.Waiting waiting -> MessageRow.of(waiting, model.me(), model, kit);
        };
    }

    private Region day(LocalDate date) {
        var today = LocalDate.ofInstant(kit.clock().instant(), kit.times().zone());
        var text = kit.times().day(date, today);
        return line(new HBox(hair(), Labels.whole(text), hair()), "day-row", text);
    }

    private Region unread(int count) {
        var text = kit.texts().get("timeline.firstUnread", count);
        var before = hair();
        before.setMaxWidth(44);
        return line(new HBox(before, Labels.whole(text), hair()), "unread-row", text);
    }

    private Region event(TimelineEntry.Happened happened) {
        var gutter = gutter(happened.kind());
        var text = kit.texts().get(happened.what());
        var time = kit.times().time(happened.at());
        var words = Labels.of(text);
        return line(new HBox(gutter, words, Labels.whole(time)), "system-row", text + ", " + time);
    }

    private Region folded(TimelineItem.Folded folded) {
        var first = folded.entries().getFirst();
        var key =
                first.kind() == TimelineEntry.Kind.JOINED
                        ? "timeline.folded.joined"
                        : "timeline.folded.left";
        var text = kit.texts().get(key, folded.entries().size());
        var gutter = gutter(first.kind());
        var show =
                Buttons.link(
                        "unfold",
                        kit.texts().get("timeline.folded.show"),
                        () -> model.unfold(folded),
                        "small");
        show.setFocusTraversable(false);
        return line(new HBox(gutter, Labels.of(text), show), "system-row", text);
    }

    private static StackPane gutter(TimelineEntry.Kind kind) {
        var icon =
                switch (kind) {
                    case JOINED -> Feather.LOG_IN;
                    case LEFT -> Feather.LOG_OUT;
                    case ROLE -> Feather.USER_PLUS;
                    case CHANGED -> Feather.EDIT_3;
                };
        var gutter = new StackPane(Icons.of(icon, 14, "i-3"));
        gutter.setMinWidth(36);
        gutter.setMaxWidth(36);
        gutter.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        gutter.setPadding(new javafx.geometry.Insets(0, 2, 0, 0));
        return gutter;
    }

    private Region beginning() {
        var state =
                new EmptyState(
                        Feather.MESSAGE_SQUARE,
                        "i-accent",
                        kit.texts().get("timeline.beginning", room),
                        kit.texts().get("timeline.beginning.cure"),
                        null);
        var holder = new StackPane(state);
        holder.setAccessibleRole(AccessibleRole.LIST_ITEM);
        holder.setAccessibleText(kit.texts().get("timeline.beginning", room));
        return holder;
    }

    private static Region hair() {
        var hair = new Region();
        hair.getStyleClass().add("hair");
        return Boxes.grow(hair);
    }

    private static Region line(HBox row, String style, String spoken) {
        row.getStyleClass().add(style);
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(spoken);
        return row;
    }
}
