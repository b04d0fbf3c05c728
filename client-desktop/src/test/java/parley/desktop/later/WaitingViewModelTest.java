package parley.desktop.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.text.Line;

/** A message is sent at the moment one changes it. */
class WaitingViewModelTest {
    private static final Line SENT = Line.of("waiting.problem.sent");

    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final WaitingViewModel model =
            new WaitingViewModel(
                    lantern.workspace,
                    new Reminders(
                            lantern.workspace,
                            background,
                            InstantSource.fixed(Lantern.NOW),
                            _ -> {}),
                    background,
                    (at, then) -> then.accept(at.plus(Duration.ofHours(1))));

    @BeforeEach
    void write() throws Exception {
        var room = lantern.workspace.rooms.getFirst().id();
        lantern.workspace.later.send(
                room, "at ten", List.of(), Lantern.NOW.plus(Duration.ofHours(1)));
        model.refresh();
    }

    private Item.ToSend waiting() {
        return (Item.ToSend) model.items().getFirst();
    }

    @Test
    void whatWasSentThisMomentIsSaidSoAndLeavesTheList() {
        var item = waiting();
        lantern.workspace.later.waiting.clear();

        model.move(item);

        assertThat(model.problem().get()).isEqualTo(SENT);
        assertThat(model.items()).isEmpty();
        model.sendNow(item);
        assertThat(model.problem().get()).isEqualTo(SENT);
    }

    @Test
    void whatWasWrittenMeanwhileStaysToBeCopied() {
        model.edit(waiting());
        var editing = model.editing().get();
        assertThat(editing).isNotNull();
        editing.text().set("at eleven");
        lantern.workspace.later.waiting.clear();

        model.keep();

        assertThat(model.problem().get()).isEqualTo(SENT);
        assertThat(model.editing().get()).isSameAs(editing);
        assertThat(editing.text().get()).isEqualTo("at eleven");
    }
}
