package parley.desktop.timeline;

import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import parley.desktop.part.Buttons;
import parley.desktop.part.Icons;
import parley.desktop.part.Labels;
import parley.desktop.text.Texts;
import parley.desktop.workspace.Outgoing;

/** How far a message of one's own got, and what can be done when it failed. */
final class StateLine extends HBox {
    private final String spoken;

    StateLine(Outgoing outgoing, TimelineViewModel model, Texts texts) {
        getStyleClass().add("state");
        spoken =
                switch (outgoing.state()) {
                    case QUEUED -> texts.get("message.state.queued");
                    case SENDING -> texts.get("message.state.sending");
                    case FAILED ->
                            outgoing.problem()
                                    .map(p -> texts.get("message.problem.notSent", texts.get(p)))
                                    .orElseGet(() -> texts.get("message.problem.notSentPlain"));
                };
        switch (outgoing.state()) {
            case QUEUED -> {
                getChildren().addAll(Icons.of(Feather.CLOCK, Icons.INLINE), Labels.whole(spoken));
            }
            case SENDING -> {
                getChildren().addAll(Icons.of(Feather.LOADER, Icons.INLINE), Labels.whole(spoken));
            }
            case FAILED -> {
                getStyleClass().add("failed");
                getChildren()
                        .addAll(
                                Icons.of(Feather.ALERT_CIRCLE, Icons.INLINE),
                                Labels.of(spoken),
                                Buttons.link(
                                        "retry",
                                        texts.get("message.retry"),
                                        () -> model.retry(outgoing.cid())),
                                Buttons.link(
                                        "discard",
                                        texts.get("message.discard"),
                                        () -> model.discard(outgoing.cid())));
            }
        }
    }

    /** The state as a word. */
    String spoken() {
        return spoken;
    }
}
