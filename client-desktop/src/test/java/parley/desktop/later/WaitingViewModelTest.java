package parley.desktop.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.later.WaitingViewModel.Item;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.SendLater.Whole;
import parley.protocol.FileId;
import parley.protocol.FileRef;

/** A message is sent at the moment one changes it. */
class WaitingViewModelTest {
    private static final Line SENT = Line.of("waiting.problem.sent");

    private static final Attached PLANS =
            new Attached(
                    List.of(
                            new FileRef(
                                    new FileId("f_1"),
                                    "plans.pdf",
                                    9,
                                    "application/pdf",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty())),
                    Optional.empty());

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
                room, new Whole("at ten", List.of(), PLANS), Lantern.NOW.plus(Duration.ofHours(1)));
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
    void aTextMayGoFromWhatHasFilesAndTheFilesStay() {
        model.edit(waiting());
        var editing = model.editing().get();
        assertThat(editing).isNotNull();

        editing.text().set(" ");
        model.keep();

        assertThat(waiting().text()).isEmpty();
        assertThat(waiting().message().attached()).isEqualTo(PLANS);
    }

    @Test
    void whatIsTakenBackComesBackWithItsFilesOrGivesThemUp() {
        model.cancel(waiting());
        assertThat(lantern.workspace.later.forgotten).isEmpty();
        model.undo();
        assertThat(waiting().message().attached()).isEqualTo(PLANS);

        model.cancel(waiting());
        background.pass(WaitingViewModel.UNDO);

        assertThat(model.items()).isEmpty();
        assertThat(lantern.workspace.later.forgotten).containsExactly(PLANS);
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
