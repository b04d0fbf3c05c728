package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.preferences.PreferencesViewModel.Page;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;

/** Another language, chosen while rooms are open in both kinds of windows. */
class LanguageWalkTest {
    private final Lantern lantern = new Lantern();

    private static void choose(Walk walk, String tag) throws Exception {
        walk.hand().await("#prefs-language-choice");
        Fx.call(() -> {
            @SuppressWarnings("unchecked")
            var choice = (ChoiceBox<String>) walk.hand().now("#prefs-language-choice");
            choice.setValue(tag);
            return true;
        });
    }

    @Test
    void whatIsShownNoMoreHearsNothingAnyMore() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().awaitFocus("#composer");
            var tile = walk.hand().now("#workspace-1");
            var transfers = walk.hand().now("#all-transfers");
            var place = walk.hand().now("#workspace-place");
            var before = said(tile, transfers, place);
            Fx.call(() -> {
                walk.main().opening().preferences(Page.LANGUAGE);
                return true;
            });
            choose(walk, "de");
            walk.hand()
                    .until(
                            "the rail is another",
                            () -> !walk.hand().now("#workspace-1").equals(tile));

            Fx.call(() -> {
                lantern.workspace.tell(new Change.LinkChanged(new Link.Offline(Lantern.NOW)));
                return true;
            });
            walk.hand()
                    .until(
                            "the new list says so",
                            () ->
                                    walk.hand().now("#workspace-place").getAccessibleText() != null
                                            && !walk.hand()
                                                    .now("#workspace-place")
                                                    .getAccessibleText()
                                                    .contains("online"));

            assertThat(said(tile, transfers, place)).isEqualTo(before);
        }
    }

    private static List<String> said(Node... nodes) {
        return Stream.of(nodes).map(n -> String.valueOf(n.getAccessibleText())).toList();
    }

    private static String text(Node node) {
        return node instanceof Labeled labeled ? labeled.getText() : "";
    }

    private static void awaitText(Hand hand, String id, String text) throws Exception {
        hand.until(id + " says " + text, () -> text(hand.now(id)).equals(text));
    }

    @Test
    void anotherLanguageIsSpokenAtOnceInAllWindowsAndNothingElseChanges() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().awaitFocus("#composer");
            Fx.call(() -> {
                walk.main().windows().open(lantern.workspace.rooms.get(1));
                return true;
            });
            var own = walk.ownWindow();
            own.await("#composer");
            walk.hand().type("half a thought");
            Fx.call(() -> {
                walk.main().opening().preferences(Page.LANGUAGE);
                return true;
            });

            choose(walk, "de");

            awaitText(walk.hand(), "#prefs-storage", "Speicher");
            own.until(
                    "the own window speaks it",
                    () -> "Im Hauptfenster zeigen".equals(own.now("#to-main").getAccessibleText()));
            walk.hand().press(KeyCode.ESCAPE);
            walk.hand().await("#composer");
            var written = (TextInputControl) walk.hand().now("#composer");
            String words = Fx.call(written::getText);
            String prompt = Fx.call(written::getPromptText);
            assertThat(words).isEqualTo("half a thought");
            assertThat(prompt).isEqualTo("Nachricht an #orders");

            Fx.call(() -> {
                walk.main().opening().preferences(Page.LANGUAGE);
                return true;
            });
            choose(walk, "");
            awaitText(walk.hand(), "#prefs-storage", "Storage");
        }
    }
}
