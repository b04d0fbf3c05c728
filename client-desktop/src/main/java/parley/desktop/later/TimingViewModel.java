package parley.desktop.later;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import parley.desktop.text.Line;

/** Choosing a time to come. UI thread only. */
public final class TimingViewModel {
    /** What it is for. */
    public enum Purpose {
        SEND,
        MOVE,
        REMIND
    }

    /** As far ahead as anything waits; docs/protocol.md, "Sending later". */
    private static final Duration FARTHEST = Duration.ofDays(365);

    private final Purpose purpose;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Consumer<Instant> chosen;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Line> problem = new SimpleObjectProperty<>();

    public TimingViewModel(
            Purpose purpose, InstantSource clock, ZoneId zone, Consumer<Instant> chosen) {
        this.purpose = purpose;
        this.clock = clock;
        this.zone = zone;
        this.chosen = chosen;
    }

    public Purpose purpose() {
        return purpose;
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public ObjectProperty<@Nullable Line> problem() {
        return problem;
    }

    /** When one of the usual moments is. */
    public Instant at(Moment moment) {
        return moment.from(clock.instant(), zone);
    }

    /** Takes one of the usual moments. */
    public void take(Moment moment) {
        chosen.accept(at(moment));
    }

    /** Takes the time that was typed. */
    public void take() {
        var now = clock.instant();
        var at = Moment.read(typed.get(), now, zone);
        if (at.isEmpty()) {
            problem.set(Line.of("later.problem.time", typed.get().strip()));
        } else if (!at.get().isAfter(now) || at.get().isAfter(now.plus(FARTHEST))) {
            problem.set(Line.of("later.problem.range"));
        } else {
            problem.set(null);
            chosen.accept(at.get());
        }
    }
}
