package parley.desktop.later;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** Times to come that are chosen often, and times as one types them. */
public enum Moment {
    HOUR,
    TOMORROW,
    MONDAY;

    /** When the day begins for whoever puts something off. */
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    Instant from(Instant now, ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return switch (this) {
            case HOUR -> now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
            case TOMORROW -> ZonedDateTime.of(today.plusDays(1), MORNING, zone).toInstant();
            case MONDAY ->
                    ZonedDateTime.of(
                                    today.with(TemporalAdjusters.next(DayOfWeek.MONDAY)),
                                    MORNING,
                                    zone)
                            .toInstant();
        };
    }

    /**
     * {@code 14:30}, the next one; {@code tomorrow 9:00}; {@code 2026-11-27 14:30}. Empty: none of
     * them.
     */
    static Optional<Instant> read(String typed, Instant now, ZoneId zone) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        var today = LocalDate.ofInstant(now, zone);
        try {
            return switch (words.length) {
                case 1 -> {
                    var next = ZonedDateTime.of(today, time(words[0]), zone).toInstant();
                    yield Optional.of(
                            next.isAfter(now)
                                    ? next
                                    : ZonedDateTime.of(today.plusDays(1), time(words[0]), zone)
                                            .toInstant());
                }
                case 2 ->
                        Optional.of(
                                ZonedDateTime.of(day(words[0], today), time(words[1]), zone)
                                        .toInstant());
                default -> Optional.empty();
            };
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String typed) {
        return LocalTime.parse(typed.indexOf(':') == 1 ? "0" + typed : typed);
    }

    private static LocalDate day(String typed, LocalDate today) {
        return switch (typed) {
            case "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            default -> LocalDate.parse(typed);
        };
    }
}
