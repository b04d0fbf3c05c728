package parley.desktop.search;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import parley.desktop.text.Line;
import parley.desktop.workspace.Person;
import parley.desktop.workspace.Query;
import parley.desktop.workspace.RoomSummary;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * Reads {@code from: in: has: before: after:} out of what was typed; everything else are words. A
 * name with spaces stands in quotes. What is not understood is said, not guessed.
 */
final class Filters {
    private static final Pattern PIECE =
            Pattern.compile(
                    "(?:(from|in|has|before|after):)?(?:\"([^\"]*)\"?|(\\S+))",
                    Pattern.CASE_INSENSITIVE);

    private final List<RoomSummary> rooms;
    private final List<Person> people;
    private final Person me;
    private final LocalDate today;
    private final ZoneId zone;

    private final List<String> words = new ArrayList<>();
    private Optional<RoomId> room = Optional.empty();
    private Optional<UserId> from = Optional.empty();
    private Optional<Instant> before = Optional.empty();
    private Optional<Instant> after = Optional.empty();
    private Optional<Query.Has> has = Optional.empty();
    private Optional<Line> problem = Optional.empty();

    private Filters(
            List<RoomSummary> rooms, List<Person> people, Person me, LocalDate today, ZoneId zone) {
        this.rooms = rooms;
        this.people = people;
        this.me = me;
        this.today = today;
        this.zone = zone;
    }

    /** What was typed means this; {@code problem}: what of it was not understood. */
    record Read(Query query, Optional<Line> problem) {}

    /** {@code in}: the room that is searched where the text names none. */
    static Read read(
            String typed,
            Optional<RoomId> in,
            List<RoomSummary> rooms,
            List<Person> people,
            Person me,
            LocalDate today,
            ZoneId zone) {
        var filters = new Filters(rooms, people, me, today, zone);
        var matcher = PIECE.matcher(typed);
        while (matcher.find()) {
            var value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            var name = matcher.group(1);
            if (name == null) {
                filters.words.add(value);
            } else {
                filters.take(name.toLowerCase(Locale.ROOT), value);
            }
        }
        return new Read(
                new Query(
                        String.join(" ", filters.words),
                        filters.room.or(() -> in),
                        filters.from,
                        filters.before,
                        filters.after,
                        filters.has),
                filters.problem);
    }

    private void take(String name, String value) {
        switch (name) {
            case "from" -> from = author(value);
            case "in" -> room = place(value);
            case "has" -> has = kind(value);
            case "before" -> before = day(value);
            case "after" -> after = day(value);
            default -> throw new IllegalArgumentException(name);
        }
    }

    private Optional<UserId> author(String value) {
        var wanted = plain(value.startsWith("@") ? value.substring(1) : value);
        if (wanted.equals("me")) {
            return Optional.of(me.id());
        }
        var all = Stream.concat(people.stream(), Stream.of(me)).toList();
        var found =
                best(
                        all,
                        p -> plain(p.name()).equals(wanted),
                        p -> plain(p.displayName()).startsWith(wanted),
                        p -> plain(p.displayName() + " " + p.name()).contains(wanted));
        if (found.isEmpty()) {
            problem = Optional.of(Line.of("search.problem.person", value));
            return Optional.of(new UserId("u_nobody"));
        }
        return found.map(Person::id);
    }

    private Optional<RoomId> place(String value) {
        var wanted = plain(value.startsWith("#") ? value.substring(1) : value);
        var found =
                best(
                        rooms,
                        r -> plain(r.name()).equals(wanted),
                        r -> plain(r.name()).startsWith(wanted),
                        r -> plain(r.name()).contains(wanted));
        if (found.isEmpty()) {
            problem = Optional.of(Line.of("search.problem.room", value));
            return Optional.of(new RoomId("r_none"));
        }
        return found.map(RoomSummary::id);
    }

    @SafeVarargs
    private static <T> Optional<T> best(List<T> all, Predicate<T>... tests) {
        for (var test : tests) {
            var found = all.stream().filter(test).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Query.Has> kind(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "link" -> Optional.of(Query.Has.LINK);
            case "file" -> Optional.of(Query.Has.FILE);
            case "voice" -> Optional.of(Query.Has.VOICE);
            default -> {
                problem = Optional.of(Line.of("search.problem.has", value));
                yield Optional.empty();
            }
        };
    }

    private Optional<Instant> day(String value) {
        var date = Days.read(value, today);
        if (date.isEmpty()) {
            problem = Optional.of(Line.of("search.problem.day", value));
        }
        return date.map(d -> d.atStartOfDay(zone).toInstant());
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
