package parley.desktop.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.fake.Lantern;
import parley.desktop.workspace.TimelineEntry.Said;
import parley.protocol.RoomId;

class RemindersTest {
    private final Lantern lantern = new Lantern();
    private final ImmediateBackground background = new ImmediateBackground();
    private final List<String> told = new ArrayList<>();
    private final RoomId room = lantern.workspace.rooms.getFirst().id();
    private final Said said =
            lantern.workspace.conversations.values().stream()
                    .flatMap(c -> c.log.stream())
                    .filter(e -> e instanceof Said)
                    .map(e -> (Said) e)
                    .findFirst()
                    .orElseThrow();
    private Instant now = Lantern.NOW;

    private Reminders reminders() {
        return new Reminders(
                lantern.workspace,
                background,
                () -> now,
                hit -> told.add(hit.message().id().value()));
    }

    private void pass(Duration time) {
        for (long left = time.toSeconds(); left > 0; left -= 30) {
            now = now.plusSeconds(30);
            background.pass(Duration.ofSeconds(30));
        }
    }

    @Test
    void aMessageIsToldOnceAtItsTime() {
        reminders().set(room, said.id().value(), now.plusSeconds(3_600));

        pass(Duration.ofMinutes(59));
        assertThat(told).isEmpty();
        pass(Duration.ofMinutes(2));

        assertThat(told).containsExactly(said.id().value());
        assertThat(lantern.workspace.preferences.values).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(told).hasSize(1);
    }

    @Test
    void whatWasDueWhileNothingRanIsToldAtTheNextStart() {
        reminders().set(room, said.id().value(), now.plusSeconds(60));
        now = now.plus(Duration.ofDays(2));

        reminders().look();

        assertThat(told).containsExactly(said.id().value());
    }

    @Test
    void oneThatAnotherDeviceToldIsNotToldAgain() {
        var here = reminders();
        here.set(room, said.id().value(), now.plusSeconds(60));

        lantern.workspace.preferences.values.clear();
        here.look();
        pass(Duration.ofMinutes(5));

        assertThat(told).isEmpty();
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        lantern.workspace.preferences.set("remind:nonsense", Optional.of("x"));
        lantern.workspace.preferences.set("remind:r_1/m_1", Optional.of("soon"));
        lantern.workspace.preferences.set("remind:" + room + "/m_none", Optional.of("1"));

        reminders().look();

        assertThat(told).isEmpty();
        assertThat(reminders().all()).isEmpty();
    }
}
