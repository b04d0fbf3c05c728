package parley.desktop.later;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desktop.later.TimingViewModel.Purpose;
import parley.desktop.text.Line;

class MomentTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");

    /** A Friday in winter. */
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:30Z");

    private final List<Instant> chosen = new ArrayList<>();
    private final TimingViewModel model =
            new TimingViewModel(Purpose.SEND, () -> NOW, ZONE, chosen::add);

    @ParameterizedTest
    @CsvSource({
        "HOUR, 2026-11-20T11:15:00Z",
        "TOMORROW, 2026-11-21T09:00:00Z",
        "MONDAY, 2026-11-23T09:00:00Z"
    })
    void theUsualMomentsAreToCome(Moment moment, Instant at) {
        model.take(moment);

        assertThat(chosen).containsExactly(at);
    }

    @ParameterizedTest
    @CsvSource({
        "14:30, 2026-11-20T14:30:00Z",
        "9:00, 2026-11-21T09:00:00Z",
        "tomorrow 9:00, 2026-11-21T09:00:00Z",
        "' Today  23:59 ', 2026-11-20T23:59:00Z",
        "2027-07-01 08:00, 2027-07-01T07:00:00Z"
    })
    void aTimeIsTyped(String typed, Instant at) {
        model.typedProperty().set(typed);
        model.take();

        assertThat(model.problem().get()).isNull();
        assertThat(chosen).containsExactly(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "25:00", "9", "2026-13-01 10:00", "1 2 3", "؟"})
    void whatIsNoTimeIsSaid(String typed) {
        model.typedProperty().set(typed);
        model.take();

        assertThat(chosen).isEmpty();
        assertThat(model.problem().get()).isEqualTo(Line.of("later.problem.time", typed.strip()));
    }

    @Test
    void onlyTheComingYearIsTaken() {
        for (var typed : List.of("today 9:00", "2028-01-01 9:00")) {
            model.typedProperty().set(typed);
            model.take();
            assertThat(model.problem().get()).isEqualTo(Line.of("later.problem.range"));
        }
        assertThat(chosen).isEmpty();
    }
}
