package parley.desktop.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import parley.desktop.emoji.EmojiPicture;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.part.Labels;
import parley.desktop.part.Tips;
import parley.desktop.workspace.Mention;

/** The text of a message, drawn: one paragraph with its styles, links, mentions and emoji. */
public final class MessageText extends TextFlow {
    /** Widest column of text, in px at 100 %. */
    public static final double MAX_WIDTH = 720;

    /** An emoji in a line of text, in px. */
    private static final double SMALL = 18;

    /** A message of nothing but emoji, in px. */
    private static final double LARGE = 32;

    /** More pictures than this in one paragraph stay characters. */
    private static final int MOST_PICTURES = 200;

    private final Consumer<Span.Link> open;
    private final List<Mention> mentions;
    private final double emojiSize;
    private int pictures;

    /** {@code open} is called with a link that was clicked. */
    public MessageText(List<Span> spans, Consumer<Span.Link> open) {
        this(spans, List.of(), open);
    }

    /** With the words that call somebody. */
    public MessageText(List<Span> spans, List<Mention> mentions, Consumer<Span.Link> open) {
        this.open = open;
        this.mentions = mentions;
        this.emojiSize = onlyEmoji(spans) ? LARGE : SMALL;
        getStyleClass().add("body");
        setMaxWidth(MAX_WIDTH);
        for (var span : spans) {
            switch (span) {
                case Span.Plain plain when plain.styles().contains(Style.CODE) ->
                        getChildren().add(code(plain.text()));
                case Span.Plain plain -> plain(plain.text(), plain.styles());
                case Span.Link link -> getChildren().add(link(link));
            }
        }
    }

    private static boolean onlyEmoji(List<Span> spans) {
        if (spans.size() != 1 || !(spans.getFirst() instanceof Span.Plain plain)) {
            return false;
        }
        var text = plain.text().strip();
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            int length = EmojiSet.bundled().lengthAt(text, at);
            if (length == 0 || count == 3) {
                return false;
            }
            at += length;
        }
        return count > 0;
    }

    private void plain(String text, Set<Style> styles) {
        int from = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            if (c == '@' && !mentions.isEmpty()) {
                var mention = mentionAt(text, at);
                if (mention.isPresent()) {
                    words(text.substring(from, at), styles);
                    at += mention.get().word().length();
                    getChildren().add(mention(mention.get()));
                    from = at;
                    continue;
                }
            }
            int emoji =
                    c < 0x80 && c != '#' && c != '*' && !(c >= '0' && c <= '9')
                            ? 0
                            : emoji(text, at);
            if (emoji > 0) {
                words(text.substring(from, at), styles);
                picture(text.substring(at, at + emoji));
                at += emoji;
                from = at;
            } else {
                at++;
            }
        }
        words(text.substring(from), styles);
    }

    private int emoji(String text, int at) {
        return pictures < MOST_PICTURES ? EmojiSet.bundled().lengthAt(text, at) : 0;
    }

    private void picture(String emoji) {
        pictures++;
        EmojiSet.bundled()
                .find(emoji)
                .ifPresent(e -> getChildren().add(new EmojiPicture(e, emojiSize)));
    }

    private Optional<Mention> mentionAt(String text, int at) {
        return mentions.stream()
                .filter(m -> text.regionMatches(true, at, m.word(), 0, m.word().length()))
                .max(java.util.Comparator.comparingInt(m -> m.word().length()));
    }

    private void words(String text, Set<Style> styles) {
        if (text.isEmpty()) {
            return;
        }
        var node = new Text(text);
        if (styles.contains(Style.BOLD)) {
            node.getStyleClass().add(styles.contains(Style.ITALIC) ? "bold-italic" : "bold");
        } else if (styles.contains(Style.ITALIC)) {
            node.getStyleClass().add("italic");
        }
        if (styles.contains(Style.STRIKE)) {
            node.getStyleClass().add("strike");
        }
        getChildren().add(node);
    }

    private static Text mention(Mention mention) {
        var node = new Text(mention.word());
        node.getStyleClass().add("mention");
        if (mention.me()) {
            node.getStyleClass().add("me");
        }
        return node;
    }

    /** Short code stands in a box; long code has to be able to wrap. */
    private static Node code(String text) {
        if (text.length() <= 48 && !text.contains("\n")) {
            return Labels.whole(text, "inline-code-box");
        }
        var node = new Text(text);
        node.getStyleClass().add("inline-code");
        return node;
    }

    private Node link(Span.Link link) {
        var text = new Text(link.text());
        text.getStyleClass().add("link");
        if (link.disguised()) {
            Tips.on(text, link::target);
        }
        text.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.isStillSincePress()) {
                open.accept(link);
            }
        });
        return text;
    }

    /** Adds a word after the text, such as "edited". */
    public void addNote(String note, String style) {
        var text = new Text(note);
        text.getStyleClass().add(style);
        getChildren().add(text);
    }
}
