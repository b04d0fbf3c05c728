package parley.desktop.timeline;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import parley.desktop.emoji.EmojiPicture;
import parley.desktop.emoji.EmojiSet;
import parley.desktop.part.Labels;
import parley.desktop.part.Tips;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Reaction;
import parley.desktop.workspace.TimelineEntry.Said;

/** The emoji on a message, each with its count; a click adds one's own or takes it away. */
final class ReactionBar extends FlowPane {
    /** More than these are only counted. */
    private static final int MOST = 18;

    private static final double SIZE = 16;

    ReactionBar(Said said, Optional<MessageActions> actions, Texts texts) {
        getStyleClass().add("reactions");
        var reactions = said.extra().reactions();
        reactions.stream()
                .limit(MOST)
                .forEach(r -> getChildren().add(pill(r, said, actions, texts)));
        if (reactions.size() > MOST) {
            getChildren().add(Labels.whole("+" + (reactions.size() - MOST), "t-meta"));
        }
    }

    private static Button pill(
            Reaction reaction, Said said, Optional<MessageActions> actions, Texts texts) {
        var pill = new Button(Integer.toString(reaction.count()));
        pill.getStyleClass().add("reaction");
        if (reaction.own()) {
            pill.getStyleClass().add("own");
        }
        pill.setGraphic(picture(reaction.emoji()));
        var who = String.join(", ", reaction.who());
        var spoken =
                texts.get(
                        "message.reaction.spoken",
                        Spoken.emoji(reaction.emoji()),
                        reaction.count(),
                        who);
        pill.setAccessibleText(spoken);
        Tips.on(pill, () -> spoken);
        pill.setFocusTraversable(false);
        pill.setOnAction(_ -> actions.ifPresent(a -> a.react(said, reaction.emoji())));
        return pill;
    }

    /** An emoji, or its characters where there is no picture of it. */
    private static Node picture(String emoji) {
        var found = EmojiSet.bundled().find(emoji);
        return found.isPresent()
                ? new EmojiPicture(found.get(), SIZE)
                : Labels.whole(emoji, "t-meta");
    }
}
