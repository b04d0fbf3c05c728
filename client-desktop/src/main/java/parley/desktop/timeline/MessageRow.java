package parley.desktop.timeline;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.MessageText;
import parley.desktop.message.Span;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.TimelineEntry;

/** A message: avatar and author where a group starts, the time in the gutter elsewhere. */
final class MessageRow extends HBox {
    private static final double GUTTER = 36;
    private static final double GAP = 12;
    private static final double GROUP_GAP = 8;

    private final VBox column = new VBox();
    private final RowKit kit;

    private MessageRow(RowKit kit, boolean first) {
        this.kit = kit;
        getStyleClass().add("message-row");
        setSpacing(GAP);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        if (first) {
            VBox.setMargin(this, new Insets(GROUP_GAP, 0, 0, 0));
        }
    }

    /** A message that was accepted. */
    static Region of(TimelineItem.Message item, RowKit kit) {
        var said = item.entry();
        var row = new MessageRow(kit, item.first());
        row.person(said.author(), kit.times().time(said.at()), item.first(), item.showSent());
        said.quote().ifPresent(q -> row.column.getChildren().add(row.quote(q)));
        row.column.getChildren().add(row.text(said));
        if (said.mentionsMe()) {
            row.getStyleClass().add("mentions-me");
        }
        row.setAccessibleText(row.spoken(said, item.showSent()));
        if (said.deletedBy().isEmpty()) {
            row.keys(said.text());
        }
        return row.spaced(item.first());
    }

    /** A message on its way. */
    static Region of(TimelineItem.Waiting item, Person me, TimelineViewModel model, RowKit kit) {
        var row = new MessageRow(kit, item.first());
        var outgoing = item.outgoing();
        var time = kit.times().time(outgoing.at());
        row.person(me, time, item.first(), false);
        row.column.getChildren().add(new MessageText(Span.of(outgoing.text()), kit.openLink()));
        var state = new StateLine(outgoing, model, kit.texts());
        row.column.getChildren().add(state);
        row.setAccessibleText(
                kit.texts().get("message.spoken", me.displayName(), time, outgoing.text())
                        + " "
                        + state.spoken());
        row.keys(outgoing.text());
        return row.spaced(item.first());
    }

    /** The gap before a group stays out of the coloured row. */
    private Region spaced(boolean first) {
        if (!first) {
            return this;
        }
        var box = new VBox(this);
        VBox.setMargin(this, new Insets(GROUP_GAP, 0, 0, 0));
        return box;
    }

    private void person(Person author, String time, boolean first, boolean sent) {
        if (!first) {
            var gutter = Labels.whole(time, "gutter-time");
            var holder = new StackPane(gutter);
            holder.setAlignment(Pos.TOP_RIGHT);
            holder.setPadding(new Insets(3, 0, 0, 0));
            fixWidth(holder);
            getChildren().setAll(holder, column);
            return;
        }
        var avatar = new Avatar(GUTTER, author.id().value(), author.displayName());
        var holder = new StackPane(avatar);
        holder.setAlignment(Pos.TOP_CENTER);
        fixWidth(holder);
        getChildren().setAll(holder, column);
        var line =
                Boxes.row(
                        8,
                        Labels.of(author.displayName(), "t-author"),
                        Labels.whole(time, "t-meta"));
        if (sent) {
            line.getChildren().add(Icons.of(Feather.CHECK, Icons.INLINE, "i-3"));
        }
        column.getChildren().add(line);
    }

    private static void fixWidth(Region region) {
        region.setMinWidth(GUTTER);
        region.setMaxWidth(GUTTER);
    }

    private Node text(TimelineEntry.Said said) {
        if (said.deletedBy().isPresent()) {
            var gone =
                    new Text(
                            kit.texts()
                                    .get("message.deleted", said.deletedBy().get().displayName()));
            gone.getStyleClass().add("deleted");
            var flow = new TextFlow(gone);
            flow.getStyleClass().add("body");
            return flow;
        }
        var text = new MessageText(Span.of(said.text()), kit.openLink());
        if (said.edited()) {
            text.addNote("  " + kit.texts().get("message.edited"), "edited");
        }
        return text;
    }

    private Node quote(TimelineEntry.Quote quote) {
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var text =
                quote.deleted()
                        ? kit.texts().get("message.quote.deleted")
                        : quote.text().lines().findFirst().orElse("");
        var box = Boxes.row(8, bar, Labels.whole(quote.author(), "who"), Labels.of(text));
        box.getStyleClass().add("quote");
        box.setMaxWidth(640);
        return box;
    }

    private String spoken(TimelineEntry.Said said, boolean sent) {
        var texts = kit.texts();
        var time = kit.times().time(said.at());
        var name = said.author().displayName();
        if (said.deletedBy().isPresent()) {
            return texts.get(
                    "message.spoken",
                    name,
                    time,
                    texts.get("message.deleted", said.deletedBy().get().displayName()));
        }
        var spoken =
                new StringBuilder(
                        texts.get(
                                said.mentionsMe() ? "message.spoken.mention" : "message.spoken",
                                name,
                                time,
                                said.text()));
        if (said.edited()) {
            spoken.append(' ').append(texts.get("message.spoken.edited"));
        }
        if (sent) {
            spoken.append(' ').append(texts.get("message.state.sent"));
        }
        return spoken.toString();
    }

    private void keys(String text) {
        var copy = new MenuItem(kit.texts().get("message.copy"));
        copy.setOnAction(_ -> kit.copy().accept(text));
        var menu = new ContextMenu(copy);
        var links =
                Span.of(text).stream()
                        .filter(s -> s instanceof Span.Link)
                        .map(s -> ((Span.Link) s).target())
                        .toList();
        @Nullable String first = links.isEmpty() ? null : links.getFirst();
        if (first != null) {
            var open = new MenuItem(kit.texts().get("message.openLink"));
            open.setOnAction(_ -> kit.openLink().accept(first));
            menu.getItems().add(open);
        }
        setOnContextMenuRequested(e -> menu.show(this, e.getScreenX(), e.getScreenY()));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.C && !e.isAltDown() && !e.isMetaDown()) {
                kit.copy().accept(text);
                e.consume();
            } else if (e.getCode() == KeyCode.ENTER && first != null) {
                kit.openLink().accept(first);
                e.consume();
            }
        });
    }
}
