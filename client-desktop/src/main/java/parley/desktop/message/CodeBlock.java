package parley.desktop.message;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.part.Scroll;

/** Code as it was typed, scrolling sideways, with a button that copies it. Long code is folded. */
final class CodeBlock extends StackPane {
    /** More lines are folded. */
    static final int FOLDED = 20;

    private static final double MAX_WIDTH = 620;

    private final Block.Code code;
    private final TextFlow lines = new TextFlow();

    CodeBlock(Block.Code code, MessageBody.Actions actions) {
        this.code = code;
        var texts = actions.texts();
        getStyleClass().add("code-block");
        setMaxWidth(MAX_WIDTH);
        lines.getStyleClass().add("code-lines");
        var scroll = new Scroll(lines);
        scroll.setFocusTraversable(false);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        var column = new VBox(scroll);
        long count = code.text().lines().count();
        if (count > FOLDED) {
            show(first(FOLDED));
            var more =
                    Buttons.link(
                            "code-more", texts.get("message.code.more", count), () -> {}, "small");
            more.setFocusTraversable(false);
            more.setOnAction(_ -> {
                column.getChildren().remove(more);
                show(code.text());
            });
            column.getChildren().add(more);
        } else {
            show(code.text());
        }
        var copy =
                Buttons.icon(
                        "code-copy",
                        Feather.COPY,
                        texts.get("message.code.copy"),
                        () -> actions.copy().accept(code.text()),
                        "small");
        copy.setFocusTraversable(false);
        setAlignment(copy, Pos.TOP_RIGHT);
        getChildren().addAll(column, copy);
    }

    private String first(int count) {
        return String.join(
                "\n", Arrays.asList(code.text().split("\n", count + 1)).subList(0, count));
    }

    private void show(String text) {
        lines.getChildren().clear();
        for (var piece : CodeColours.pieces(text)) {
            var node = new Text(piece.text());
            node.getStyleClass().addAll("code", piece.style());
            lines.getChildren().add(node);
        }
    }
}
