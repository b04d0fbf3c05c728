package parley.desktop.search;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Days as one types them. */
final class Days {
    private Days() {}

    /**
     * {@code today}, {@code yesterday}, or a date such as 2026-11-20; empty: it is none of them.
     */
    static Optional<LocalDate> read(String typed, LocalDate today) {
        return switch (typed.strip().toLowerCase(Locale.ROOT)) {
            case "today" -> Optional.of(today);
            case "yesterday" -> Optional.of(today.minusDays(1));
            default -> date(typed.strip());
        };
    }

    private static Optional<LocalDate> date(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
