package parley.desktop.notify;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import parley.desktop.Memory;

/** What one wants to be told of, and when. UI thread only. */
public final class NoticeSettings {
    private static final String OFF = "off";

    private final Memory memory;
    private Consumer<Boolean> undisturbedNow = _ -> {};

    public NoticeSettings(Memory memory) {
        this.memory = memory;
    }

    /** What can be switched off; all of it is on at first. */
    public enum Switch {
        /** Notices inside the window. */
        INSIDE("notices"),
        /** Notices of the operating system while nobody looks at the window. */
        OUTSIDE("notices.outside"),
        SOUND("notices.sound");

        private final String key;

        Switch(String key) {
            this.key = key;
        }
    }

    public boolean on(Switch which) {
        return !memory.has(which.key, OFF);
    }

    public void set(Switch which, boolean on) {
        memory.putList(which.key, on ? List.of() : List.of(OFF));
    }

    /** Whether one wants no interruption until one says otherwise. */
    public boolean undisturbed() {
        return memory.has("notices.dnd", "on");
    }

    public void undisturbed(boolean on) {
        if (on == undisturbed()) {
            return;
        }
        memory.putList("notices.dnd", on ? List.of("on") : List.of());
        undisturbedNow.accept(on);
    }

    /** Called with what holds now, whenever it changes. */
    public void onUndisturbed(Consumer<Boolean> told) {
        undisturbedNow = told;
    }

    /** Words that call one like a mention, in the order they were typed. */
    public String keywords() {
        return String.join(", ", memory.list("notices.keywords"));
    }

    /** Takes words between commas. */
    public void keywords(String typed) {
        memory.putList(
                "notices.keywords",
                Arrays.stream(typed.split(",", -1))
                        .map(w -> w.strip().replaceAll("\\s+", " "))
                        .filter(w -> !w.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Whether one of the keywords stands in {@code text}, as a word of its own. */
    boolean calls(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return memory.list("notices.keywords").stream()
                .map(w -> w.toLowerCase(Locale.ROOT))
                .filter(w -> !w.isEmpty())
                .anyMatch(w -> holds(lower, w));
    }

    private static boolean holds(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
            boolean ends =
                    end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** When the quiet hours begin and end, such as 22:00; empty: there are none. */
    public String quiet() {
        return memory.get("notices.quiet").orElse("");
    }

    /** Takes {@code 22:00-07:00}, or nothing; whether it was understood. */
    public boolean quiet(String typed) {
        var hours = typed.strip();
        if (!hours.isEmpty() && Hours.read(hours).isEmpty()) {
            return false;
        }
        memory.put("notices.quiet", hours);
        return true;
    }

    /** Whether nothing is said now: no interruption is wanted, or it is a quiet hour. */
    boolean silent(LocalTime now) {
        return undisturbed() || Hours.read(quiet()).filter(h -> h.holds(now)).isPresent();
    }

    /** A stretch of a day that may go over midnight. */
    private record Hours(LocalTime from, LocalTime to) {
        static Optional<Hours> read(String typed) {
            var ends = typed.split("[-–]", -1);
            if (ends.length != 2) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        new Hours(
                                LocalTime.parse(ends[0].strip()),
                                LocalTime.parse(ends[1].strip())));
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }

        boolean holds(LocalTime now) {
            return from.isBefore(to)
                    ? !now.isBefore(from) && now.isBefore(to)
                    : !now.isBefore(from) || now.isBefore(to);
        }
    }
}
