package parley.desktop.search;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.text.Line;

/** Choosing the day a room is shown from. UI thread only. */
public final class DayViewModel {
    private final InstantSource clock;
    private final ZoneId zone;
    private final Consumer<Instant> go;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    /** {@code go}: shows what was said from then on. */
    public DayViewModel(InstantSource clock, ZoneId zone, Consumer<Instant> go) {
        this.clock = clock;
        this.zone = zone;
        this.go = go;
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** Goes to the day that was typed. */
    public void go() {
        var day = Days.read(typed.get(), today());
        problem.set(day.isPresent() ? null : Line.of("day.problem", typed.get().strip()));
        day.ifPresent(this::to);
    }

    /** Goes some days back. */
    public void back(int days) {
        to(today().minusDays(days));
    }

    /** Goes to the first message there is. */
    public void beginning() {
        go.accept(Instant.EPOCH);
    }

    private void to(LocalDate day) {
        go.accept(day.atStartOfDay(zone).toInstant());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
