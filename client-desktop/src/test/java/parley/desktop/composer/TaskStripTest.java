package parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Texts;
import parley.desktop.ui.Fx;
import parley.desktop.workspace.TimelineEntry.Said;

class TaskStripTest {
    private final Lantern lantern = new Lantern();

    private static List<String> labels(Node node) {
        var found = new ArrayList<String>();
        if (node instanceof Label label) {
            found.add(label.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(labels(child)));
        }
        return found;
    }

    @Test
    void anAnswerIsToldWithoutTheMarksOfMarkdown() throws Exception {
        var said =
                (Said)
                        lantern.said(
                                "jonas", "2026-11-20", "09:40", "**Mind** the `edge`, ~~not~~ it");

        var shown =
                Fx.call(() -> {
                    var room = lantern.workspace.conversations.values().iterator().next();
                    var model =
                            new ComposerViewModel(
                                    room,
                                    new ImmediateBackground(),
                                    InstantSource.fixed(Lantern.NOW));
                    var strip = new TaskStrip(model, new Texts(Locale.UK));
                    model.reply(said);
                    return labels(strip);
                });

        assertThat(shown).anyMatch(text -> text.contains("Mind the edge, not it"));
        assertThat(shown).noneMatch(text -> text.contains("*") || text.contains("`"));
    }
}
