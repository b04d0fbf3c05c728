package parley.desktop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parley.desktop.fake.Lantern;

class DayViewModelTest {
    private final List<Instant> gone = new ArrayList<>();
    private final DayViewModel model =
            new DayViewModel(InstantSource.fixed(Lantern.NOW), Lantern.ZONE, gone::add);

    @Test
    void aDayBeginsAtMidnightWhereOneIs() {
        model.typedProperty().set(" 2026-03-01 ");
        model.go();
        model.back(1);

        assertThat(gone)
                .containsExactly(
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2026-11-19T00:00:00Z"));
    }

    @Test
    void whatIsNoDayIsSaidAndLeadsNowhere() {
        model.typedProperty().set("2026-02-31");
        model.go();

        assertThat(gone).isEmpty();
        assertThat(model.problem().get()).isNotNull();

        model.typedProperty().set("Yesterday");
        model.go();
        assertThat(model.problem().get()).isNull();
    }
}
