package parley.server.lite.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Message;
import parley.protocol.UserId;
import parley.server.store.MessageVersion;

/** The tables about single messages, on whichever connection is given. */
final class MessageTables {
    private static final int NAMED = 10;

    private MessageTables() {}

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> all(Connection connection, Row<T> read, String sql, Object... values)
            throws SQLException {
        List<T> list = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            bind(select, values);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    list.add(read.read(row));
                }
            }
        }
        return list;
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Optional<?> o ? o.orElse(null) : value);
        }
    }

    static List<MessageVersion> versions(Connection connection, long place) throws SQLException {
        return all(
                connection,
                row ->
                        new MessageVersion(
                                row.getInt(1),
                                row.getLong(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getString(4)),
                "SELECT rev, seq, ts_ms, text FROM message_version WHERE place = ? ORDER BY rev",
                place);
    }

    /** The pinned of one log; {@code first} and {@code last} are the bounds of its places. */
    static List<Long> pins(Connection connection, long first, long last) throws SQLException {
        return all(
                connection,
                row -> Places.seq(row.getLong(1)),
                "SELECT place FROM pin WHERE place BETWEEN ? AND ? ORDER BY at_ms DESC, place DESC",
                first,
                last);
    }

    static Set<String> emoji(Connection connection, long place) throws SQLException {
        return new HashSet<>(
                all(
                        connection,
                        row -> row.getString(1),
                        "SELECT DISTINCT emoji FROM reaction WHERE place = ?",
                        place));
    }

    static void react(
            Connection connection, long place, String emoji, long actor, Optional<Long> seq)
            throws SQLException {
        if (seq.isPresent()) {
            run(
                    connection,
                    "INSERT INTO reaction (place, emoji, actor, seq) VALUES (?,?,?,?)"
                            + " ON CONFLICT DO NOTHING",
                    place,
                    emoji,
                    actor,
                    seq.get());
        } else {
            run(
                    connection,
                    "DELETE FROM reaction WHERE place = ? AND emoji = ? AND actor = ?",
                    place,
                    emoji,
                    actor);
        }
    }

    static void strip(Connection connection, long place) throws SQLException {
        for (String table : List.of("message_version", "reaction", "pin")) {
            run(connection, "DELETE FROM " + table + " WHERE place = ?", place);
        }
    }

    private record Mark(long place, String emoji) {}

    /** The reactions on the messages between two places, by sequence, the oldest emoji first. */
    static Map<Long, List<Message.Reaction>> reactions(
            Connection connection, Places places, long from, long to, UserId viewer)
            throws SQLException {
        Map<Mark, List<UserId>> first = new HashMap<>();
        all(
                connection,
                row ->
                        first.computeIfAbsent(
                                        new Mark(row.getLong(1), row.getString(2)),
                                        _ -> new ArrayList<>())
                                .add(new UserId(places.user(row.getLong(3)))),
                "SELECT place, emoji, actor FROM (SELECT place, emoji, actor, row_number() OVER"
                        + " (PARTITION BY place, emoji ORDER BY seq, actor) AS rank FROM reaction"
                        + " WHERE place BETWEEN ? AND ?) WHERE rank <= "
                        + NAMED
                        + " ORDER BY place, emoji, rank",
                from,
                to);
        Map<Long, List<Message.Reaction>> found = new HashMap<>();
        if (first.isEmpty()) {
            return found;
        }
        all(
                connection,
                row -> {
                    Mark mark = new Mark(row.getLong(1), row.getString(2));
                    return found.computeIfAbsent(Places.seq(mark.place()), _ -> new ArrayList<>())
                            .add(
                                    new Message.Reaction(
                                            mark.emoji(),
                                            row.getInt(3),
                                            row.getBoolean(4),
                                            first.getOrDefault(mark, List.of())));
                },
                "SELECT place, emoji, count(*), max(actor = ?) FROM reaction"
                        + " WHERE place BETWEEN ? AND ? GROUP BY place, emoji"
                        + " ORDER BY place, min(seq), emoji",
                places.knownActor(viewer.value()),
                from,
                to);
        return found;
    }
}
