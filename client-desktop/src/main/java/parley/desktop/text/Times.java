package parley.desktop.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Dates and times as the language that is spoken writes them. */
public final class Times {
    private final Texts texts;
    private final ZoneId zone;
    private volatile Formats formats;

    public Times(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.formats = Formats.of(texts, zone);
    }

    private record Formats(
            Locale locale,
            DateTimeFormatter time,
            DateTimeFormatter date,
            DateTimeFormatter day,
            DateTimeFormatter dayOfYear,
            DateTimeFormatter brief) {
        static Formats of(Texts texts, ZoneId zone) {
            var locale = texts.locale();
            return new Formats(
                    locale,
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                            .withLocale(locale)
                            .withZone(zone),
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(locale)
                            .withZone(zone),
                    DateTimeFormatter.ofPattern(texts.get("time.day"), locale),
                    DateTimeFormatter.ofPattern(texts.get("time.dayOfYear"), locale),
                    DateTimeFormatter.ofPattern(texts.get("time.brief"), locale));
        }
    }

    private Formats formats() {
        if (!formats.locale().equals(texts.locale())) {
            formats = Formats.of(texts, zone);
        }
        return formats;
    }

    /** The time of day. */
    public String time(Instant at) {
        return formats().time().format(at);
    }

    /** A day in full: "Today", "Friday, 20 November", with the year where it is another one. */
    public String day(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return texts.get("time.today");
        }
        if (date.equals(today.minusDays(1))) {
            return texts.get("time.yesterday");
        }
        var all = formats();
        return (date.getYear() == today.getYear() ? all.day() : all.dayOfYear()).format(date);
    }

    /** A date. */
    public String date(Instant at) {
        return formats().date().format(at);
    }

    /** A day and a time in short. */
    public String brief(Instant at) {
        return formats().brief().format(at.atZone(zone)) + ", " + time(at);
    }

    /** The zone everything is shown in. */
    public ZoneId zone() {
        return zone;
    }
}
