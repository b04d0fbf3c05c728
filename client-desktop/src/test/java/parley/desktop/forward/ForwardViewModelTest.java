package parley.desktop.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.ProblemException;
import parley.desktop.fake.FakeConversation;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.desktop.workspace.Attached;
import parley.desktop.workspace.TimelineEntry;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.FileId;
import parley.protocol.FileRef;

class ForwardViewModelTest {
    private final Lantern lantern = new Lantern();
    private final List<Line> done = new ArrayList<>();

    private ForwardViewModel forward(String... texts) {
        var said = new ArrayList<Said>();
        for (var text : texts) {
            said.add((Said) lantern.said("mai", "2026-11-20", "09:00", text));
        }
        return new ForwardViewModel(
                lantern.workspace,
                lantern.workspace.rooms.getFirst(),
                said,
                new ImmediateBackground(),
                done::add);
    }

    @Test
    void itArrivesAsAQuoteThatCallsNobody() {
        var model = forward("first @jonas\nsecond");
        model.filterProperty().set("deliv");

        model.first();

        var there =
                java.util.Objects.requireNonNull(
                        lantern.workspace.conversations.get(model.rooms().getFirst().id()));
        assertThat(there.sent)
                .containsExactly("> **Mai Nguyễn**, #orders\n> first @jonas\n> second");
        assertThat(there.calls).isEmpty();
        assertThat(done).hasSize(1);
    }

    private static FileRef picture() {
        return new FileRef(
                new FileId("f_1"),
                "lamp.png",
                4,
                "image/png",
                Optional.of(10),
                Optional.of(10),
                Optional.empty());
    }

    private ForwardViewModel carrying(Attached attached) {
        var said = (Said) lantern.said("mai", "2026-11-20", "09:00", "");
        var extra = new TimelineEntry.Extra(true, false, List.of(), List.of(), attached);
        return new ForwardViewModel(
                lantern.workspace,
                lantern.workspace.rooms.getFirst(),
                List.of(said.with(extra)),
                new ImmediateBackground(),
                done::add);
    }

    @Test
    void filesAndVoiceNotesGoAlong() {
        var attached = new Attached(List.of(picture()), Optional.empty());
        var model = carrying(attached);
        model.filterProperty().set("lunch");

        model.first();

        var there = lantern.workspace.conversation(model.rooms().getFirst().id());
        assertThat(((FakeConversation) there).forwarded).containsExactly(attached);
        assertThat(done).hasSize(1);
    }

    @Test
    void aRefusalIsToldAndAnotherRoomCanBeChosen() {
        var model = carrying(new Attached(List.of(picture()), Optional.empty()));
        model.filterProperty().set("lunch");
        var there =
                (FakeConversation) lantern.workspace.conversation(model.rooms().getFirst().id());
        there.refusal = Optional.of(new ProblemException(Line.of("transfer.problem.quota")));

        model.first();
        assertThat(model.problem().get()).isEqualTo(Line.of("transfer.problem.quota"));
        there.refusal = Optional.empty();
        model.first();

        assertThat(model.problem().get()).isNull();
        assertThat(done).hasSize(1);
    }

    @Test
    void roomsOneMayNotWriteToAreNotOffered() {
        assertThat(forward("x").rooms()).noneMatch(r -> r.name().equals("announcements"));
    }

    @Test
    void whatIsTooLongIsRefusedBeforeARoomIsChosen() {
        var model = forward("x".repeat(9_000), "y".repeat(9_000));

        assertThat(model.problem().get()).isNotNull();
        model.first();
        assertThat(done).isEmpty();
    }
}
