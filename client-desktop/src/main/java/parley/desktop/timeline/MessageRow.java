package parley.desktop.timeline;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.message.Block;
import parley.desktop.message.Brief;
import parley.desktop.message.Markdown;
import parley.desktop.message.MessageBody;
import parley.desktop.message.Span;
import parley.desktop.part.Avatar;
import parley.desktop.part.Boxes;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.workspace.Outgoing;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.TimelineEntry.Quote;
import parley.desktop.workspace.TimelineEntry.Said;

/**
 * A message: avatar and author where a group starts, the time in the gutter elsewhere. It listens
 * to nothing itself; the timeline knows what is done on which row.
 */
final class MessageRow extends HBox {
    private static final double GUTTER = 36;
    private static final double GAP = 12;
    private static final double GROUP_GAP = 8;

    /** So much of what is answered is shown. */
    private static final int QUOTED = 200;

    private final VBox column = new VBox();
    private final RowKit kit;
    private final TimelineViewModel model;
    private Optional<Said> said = Optional.empty();
    private Optional<Span.Link> link = Optional.empty();

    private MessageRow(TimelineViewModel model, RowKit kit) {
        this.model = model;
        this.kit = kit;
        getStyleClass().add("message-row");
        setSpacing(GAP);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMinWidth(0);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
    }

    /** A message that was accepted. */
    static Region of(TimelineItem.Message item, TimelineViewModel model, RowKit kit) {
        var said = item.entry();
        var row = new MessageRow(model, kit);
        row.said = Optional.of(said);
        row.person(said.author(), kit.times().time(said.at()), item.first(), item.showSent());
        if (said.extra().pinned()) {
            row.column.getChildren().add(row.pinned());
        }
        said.quote().ifPresent(q -> row.column.getChildren().add(row.quote(q)));
        row.said(said);
        if (!said.extra().reactions().isEmpty()) {
            row.column.getChildren().add(new ReactionBar(said, model.actions(), kit.texts()));
        }
        if (said.mentionsMe()) {
            row.getStyleClass().add("mentions-me");
        }
        if (item.chosen()) {
            row.getStyleClass().add("chosen");
        }
        row.setAccessibleText(Spoken.of(said, item.showSent(), kit));
        return row.spaced(item.first());
    }

    /** A message on its way. */
    static Region of(TimelineItem.Waiting item, Person me, TimelineViewModel model, RowKit kit) {
        var row = new MessageRow(model, kit);
        var outgoing = item.outgoing();
        var time = kit.times().time(outgoing.at());
        row.person(me, time, item.first(), false);
        if (!outgoing.text().isEmpty()) {
            row.column.getChildren().add(row.body(Markdown.blocks(outgoing.text()), List.of()));
        }
        row.carried(outgoing);
        var state = new StateLine(outgoing, model, kit.texts());
        row.column.getChildren().add(state);
        row.setAccessibleText(
                kit.texts().get("message.spoken", me.displayName(), time, outgoing.text())
                        + " "
                        + state.spoken());
        return row.spaced(item.first());
    }

    /** What is on its way with the words: it is at the workspace already. */
    private void carried(Outgoing outgoing) {
        var texts = kit.texts();
        outgoing.voice()
                .map(ms -> texts.get("files.note", Brief.time(ms)))
                .or(() ->
                        outgoing.files() == 0
                                ? Optional.empty()
                                : Optional.of(texts.get("files.count", outgoing.files())))
                .ifPresent(words -> column.getChildren().add(Labels.of(words, "t-meta")));
    }

    /** The message it shows; empty for one on its way. */
    Optional<Said> said() {
        return said;
    }

    /** The first link in it. */
    Optional<Span.Link> link() {
        return link;
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
        holder.getStyleClass().add("who-disc");
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

    /** The words, where there are any, and what they carry. */
    private void said(Said message) {
        var attached = message.extra().attached();
        if (message.deletedBy().isPresent() || attached.isEmpty()) {
            column.getChildren().add(text(message));
            return;
        }
        if (!message.text().isEmpty()) {
            column.getChildren().add(text(message));
        }
        column.getChildren()
                .add(
                        new AttachedBox(
                                attached,
                                model.actions().map(MessageActions::attachments),
                                model.actions().map(a -> () -> a.forward(List.of(message))),
                                kit.texts()));
    }

    private Node text(Said message) {
        if (message.deletedBy().isPresent()) {
            var gone =
                    new Text(
                            kit.texts()
                                    .get(
                                            "message.deleted",
                                            message.deletedBy().get().displayName()));
            gone.getStyleClass().add("deleted");
            var flow = new TextFlow(gone);
            flow.getStyleClass().add("body");
            return flow;
        }
        var blocks =
                message.extra().markdown()
                        ? Markdown.blocks(message.text())
                        : Markdown.plain(message.text());
        link = firstLink(blocks);
        var body = body(blocks, message.extra().mentions());
        if (message.edited()) {
            body.addNote(kit.texts().get("message.edited"), "edited");
        }
        return body;
    }

    private MessageBody body(List<Block> blocks, List<parley.desktop.workspace.Mention> mentions) {
        return new MessageBody(
                blocks,
                mentions,
                new MessageBody.Actions(l -> Links.open(l, model, kit), kit.copy(), kit.texts()));
    }

    private static Optional<Span.Link> firstLink(List<Block> blocks) {
        for (var block : blocks) {
            if (block instanceof Block.Paragraph paragraph) {
                for (var span : paragraph.spans()) {
                    if (span instanceof Span.Link found) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Node pinned() {
        var line =
                Boxes.row(
                        4,
                        Icons.of(Feather.MAP_PIN, 11, "i-3"),
                        Labels.of(kit.texts().get("message.pinned"), "t-hint"));
        line.setMinHeight(18);
        return line;
    }

    private Node quote(Quote quote) {
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var text =
                quote.deleted()
                        ? kit.texts().get("message.quote.deleted")
                        : Markdown.brief(
                                Brief.of(quote.text(), quote.attached(), kit.texts()), QUOTED);
        var box = Boxes.row(8, bar, Labels.whole(quote.author(), "who"), Labels.of(text));
        box.getStyleClass().add("quote");
        box.setMaxWidth(640);
        box.setOnMouseClicked(_ -> model.jumpTo(quote.seq()));
        return box;
    }
}
