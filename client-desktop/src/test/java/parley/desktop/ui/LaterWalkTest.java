package parley.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;
import parley.desktop.main.Center;

/** Messages for later and reminders, through the real screens. */
class LaterWalkTest {
    private final Lantern lantern = new Lantern();

    @Test
    void aMessageIsWrittenForLaterMovedAndTakenBack() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            walk.hand().awaitFocus("#composer");
            walk.hand().type("Good morning");
            walk.hand().click("#composer-later");
            walk.hand().click("#later-tomorrow");
            walk.hand().until("it waits", () -> lantern.workspace.later.waiting.size() == 1);
            var first = lantern.workspace.later.waiting.getFirst();
            assertThat(first.text()).isEqualTo("Good morning");
            assertThat(first.at()).isAfter(Lantern.NOW);
            walk.hand().until("nothing is left to send", () -> draft(walk).isEmpty());

            walk.hand().click("#composer-later");
            walk.hand().awaitText("Good morning");
            walk.hand().click("#waiting-move");
            walk.hand().click("#later-monday");
            walk.hand()
                    .until(
                            "it waits for Monday",
                            () ->
                                    lantern.workspace.later.waiting.size() == 1
                                            && !lantern.workspace.later.waiting.contains(first));
            walk.hand().await("#waiting-cancel");
            assertThat(lantern.workspace.later.waiting.getFirst().id()).isEqualTo(first.id());

            walk.hand().click("#waiting-edit");
            walk.hand().awaitFocus("#waiting-text");
            walk.hand().type("@Jonas Lindqvist, g");
            walk.hand().click("#waiting-keep");
            walk.hand()
                    .until(
                            "another text waits",
                            () ->
                                    lantern.workspace
                                            .later
                                            .waiting
                                            .getFirst()
                                            .text()
                                            .contains("@Jonas Lindqvist, g"));
            assertThat(lantern.workspace.later.mentions.get(first.id()))
                    .containsExactly(lantern.who("jonas").id().value());

            walk.hand().click("#waiting-cancel");
            walk.hand().awaitText("Nothing waits.");
            assertThat(lantern.workspace.later.waiting).isEmpty();
            walk.hand().click("#waiting-undo");
            walk.hand().awaitText("@Jonas Lindqvist, g");
            assertThat(lantern.workspace.later.waiting).hasSize(1);
            walk.hand().click("#waiting-now");
            walk.hand().until("it was sent", () -> lantern.workspace.later.sent.size() == 1);
            walk.hand().awaitText("Nothing waits.");
        }
    }

    private static String draft(Walk walk) {
        return walk.main().center().get() instanceof Center.InRoom in
                ? in.room().composer().draftProperty().get()
                : "no room";
    }

    @Test
    void oneIsRemindedOfAMessage() throws Exception {
        try (var walk = Walk.in(lantern, "orders")) {
            Fx.call(() -> {
                if (walk.main().center().get() instanceof Center.InRoom in) {
                    var timeline = in.room().timeline();
                    List.copyOf(timeline.messages().limit(1).toList())
                            .forEach(said -> timeline.actions().orElseThrow().remind(said));
                }
                return true;
            });
            walk.hand().click("#later-hour");
            walk.hand().awaitText("You are reminded");
            assertThat(lantern.workspace.preferences.all("remind:")).hasSize(1);

            Fx.call(() -> {
                walk.main().timed().waiting();
                return true;
            });
            walk.hand().awaitText("Reminder in orders");
            walk.hand().click("#waiting-cancel");
            walk.hand().awaitText("Nothing waits.");
            assertThat(lantern.workspace.preferences.all("remind:")).isEmpty();
        }
    }
}
