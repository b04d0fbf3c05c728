package parley.desktop.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Dates and times as the language writes them. */
public final class Times {
    private final Texts texts;
    private final ZoneId zone;
    private final DateTimeFormatter time;
    private final DateTimeFormatter date;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayOfYear;
    private final DateTimeFormatter brief;

    public Times(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        time =
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .withZone(zone);
        date =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(texts.locale())
                        .withZone(zone);
        day = DateTimeFormatter.ofPattern(texts.get("time.day"), texts.locale());
        dayOfYear = DateTimeFormatter.ofPattern(texts.get("time.dayOfYear"), texts.locale());
        brief = DateTimeFormatter.ofPattern(texts.get("time.brief"), texts.locale());
    }

    /** The time of day. */
    public String time(Instant at) {
        return time.format(at);
    }

    /** A day in full: "Today", "Friday, 20 November", with the year where it is another one. */
    public String day(LocalDate date, LocalDate today) {
        if (date.equals(today)) {
            return texts.get("time.today");
        }
        if (date.equals(today.minusDays(1))) {
            return texts.get("time.yesterday");
        }
        return (date.getYear() == today.getYear() ? day : dayOfYear).format(date);
    }

    /** A date. */
    public String date(Instant at) {
        return date.format(at);
    }

    /** A day and a time in short. */
    public String brief(Instant at) {
        return brief.format(at.atZone(zone)) + ", " + time(at);
    }

    /** The zone everything is shown in. */
    public ZoneId zone() {
        return zone;
    }
}
