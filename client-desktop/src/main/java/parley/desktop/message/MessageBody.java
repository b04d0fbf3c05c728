package parley.desktop.message;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import parley.desktop.part.Boxes;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Mention;

/** A message as its blocks, one under the other. */
public final class MessageBody extends VBox {
    /**
     * What it needs of others.
     *
     * @param openLink called with a link that was clicked
     * @param copy puts text on the clipboard
     */
    public record Actions(Consumer<Span.Link> openLink, Consumer<String> copy, Texts texts) {}

    private final List<Mention> mentions;
    private final Actions actions;

    public MessageBody(List<Block> blocks, List<Mention> mentions, Actions actions) {
        this.mentions = mentions;
        this.actions = actions;
        getStyleClass().add("message-body");
        getChildren().setAll(blocks.stream().map(this::node).toList());
    }

    private Node node(Block block) {
        return switch (block) {
            case Block.Paragraph p -> new MessageText(p.spans(), mentions, actions.openLink());
            case Block.Code code -> new CodeBlock(code, actions);
            case Block.Quote quote -> quote(quote);
            case Block.Points points -> points(points);
        };
    }

    private Node quote(Block.Quote quote) {
        var bar = new Region();
        bar.getStyleClass().add("bar");
        var inner = column(quote.blocks());
        inner.getStyleClass().add("quoted");
        var row = new HBox(bar, Boxes.grow(inner));
        row.getStyleClass().add("block-quote");
        return row;
    }

    private VBox column(List<Block> blocks) {
        var column = new VBox();
        column.setMinWidth(0);
        column.getStyleClass().add("message-body");
        column.getChildren().setAll(blocks.stream().map(this::node).toList());
        return column;
    }

    private Node points(Block.Points points) {
        var list = new VBox();
        list.getStyleClass().add("points");
        int number = points.first();
        for (var point : points.points()) {
            var sign = Labels.whole(points.first() == 0 ? "•" : number + ".", "point");
            number++;
            list.getChildren().add(new HBox(sign, Boxes.grow(column(point))));
        }
        return list;
    }

    /** Adds a word after the last line, such as "edited". */
    public void addNote(String note, String style) {
        if (!getChildren().isEmpty() && getChildren().getLast() instanceof MessageText last) {
            last.addNote("  " + note, style);
            return;
        }
        var text = new Text(note);
        text.getStyleClass().add(style);
        getChildren().add(text);
    }
}
