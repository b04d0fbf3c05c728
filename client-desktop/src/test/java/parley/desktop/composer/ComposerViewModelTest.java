package parley.desktop.composer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.ImmediateBackground;
import parley.protocol.Limits;
import parley.protocol.RoomId;

class ComposerViewModelTest {
    private final FakeConversation room = new FakeConversation(new RoomId("r_c"), 10);
    private final ImmediateBackground background = new ImmediateBackground();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T09:00:00Z"));
    private final ComposerViewModel model = new ComposerViewModel(room, background, now::get);

    @Test
    void sendingQueuesTheTextAndEmptiesTheFieldAndTheDraft() {
        model.open();
        model.draftProperty().set("  hello \n");

        model.send();
        background.pass(Duration.ofSeconds(1));

        assertThat(room.sent).containsExactly("hello");
        assertThat(model.draftProperty().get()).isEmpty();
        assertThat(room.draft()).isEmpty();
    }

    @Test
    void blankTextIsNotSent() {
        model.open();
        model.draftProperty().set(" \n ");

        model.send();

        assertThat(model.canSend().get()).isFalse();
        assertThat(room.sent).isEmpty();
    }

    @Test
    void textOverTheLimitIsKeptAndNamesTheLimit() {
        model.open();
        model.draftProperty().set("ế".repeat(Limits.TEXT / 3 + 1));

        model.send();

        assertThat(room.sent).isEmpty();
        assertThat(model.draftProperty().get()).isNotEmpty();
        assertThat(model.problem().get()).isNotNull();
        assertThat(model.problem().get().values()).contains(Limits.TEXT);
    }

    @Test
    void aDraftIsKeptAfterAPauseAndReadAgain() {
        model.open();
        model.draftProperty().set("half a sent");

        background.pass(ComposerViewModel.DRAFT_DELAY);
        var again = new ComposerViewModel(room, background, now::get);
        again.open();

        assertThat(again.draftProperty().get()).isEqualTo("half a sent");
    }

    @Test
    void leavingTheRoomKeepsTheDraftAtOnce() {
        model.open();
        model.draftProperty().set("unfinished");

        model.close();

        assertThat(room.draft()).isEqualTo("unfinished");
    }

    @Test
    void typingIsToldAtMostEveryFourSeconds() {
        model.open();
        model.draftProperty().set("a");
        model.draftProperty().set("ab");
        now.set(now.get().plus(ComposerViewModel.TYPING_EVERY));
        model.draftProperty().set("abc");

        assertThat(room.typed).containsExactly(true, true);
    }
}
