package parley.desktop.forward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.text.Line;
import parley.desktop.workspace.TimelineEntry.Said;

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
