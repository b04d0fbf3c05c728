package parley.server.lite.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small numbers under which logs and users stand in the file, held in memory. Numbers given in
 * a transaction that was lost must be forgotten with it.
 */
final class Places {
    private static final int SEQ_BITS = 40;

    private final Map<String, Long> logs = new ConcurrentHashMap<>();
    private final Map<String, Long> actors = new ConcurrentHashMap<>();
    private final Map<Long, String> users = new ConcurrentHashMap<>();
    private final Map<Long, String> keys = new ConcurrentHashMap<>();

    /** Reads what the file holds and forgets the rest. */
    void load(Connection connection) throws SQLException {
        logs.clear();
        actors.clear();
        users.clear();
        keys.clear();
        try (PreparedStatement all = connection.prepareStatement("SELECT id, key FROM log");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                logs.put(row.getString(2), row.getLong(1));
                keys.put(row.getLong(1), row.getString(2));
            }
        }
        try (PreparedStatement all = connection.prepareStatement("SELECT id, user FROM actor");
                ResultSet row = all.executeQuery()) {
            while (row.next()) {
                know(row.getString(2), row.getLong(1));
            }
        }
    }

    Map<String, Long> logs() {
        return logs;
    }

    /** The place of a sequence; 0 for a log that holds nothing. */
    long of(String log, long seq) {
        Long id = logs.get(log);
        return id == null ? 0 : place(id, seq);
    }

    static long place(long log, long seq) {
        return log << SEQ_BITS | Math.min(seq, (1L << SEQ_BITS) - 1);
    }

    /** The number of a place's log. */
    static long log(long place) {
        return place >>> SEQ_BITS;
    }

    /** The log of a number; empty for one that is not known. */
    String key(long log) {
        return keys.getOrDefault(log, "");
    }

    static long seq(long place) {
        return place & (1L << SEQ_BITS) - 1;
    }

    /** The place of a sequence, in a log that is made if need be. */
    long make(Connection connection, String log, long seq) throws SQLException {
        Long id = logs.get(log);
        if (id == null) {
            id = insert(connection, "INSERT INTO log (key) VALUES (?)", log);
            logs.put(log, id);
            keys.put(id, log);
        }
        return place(id, seq);
    }

    long actor(Connection connection, String user) throws SQLException {
        Long id = actors.get(user);
        if (id == null) {
            id = insert(connection, "INSERT INTO actor (user) VALUES (?)", user);
            know(user, id);
        }
        return id;
    }

    /** 0, which nobody has, for a user who never wrote anything. */
    long knownActor(String user) {
        return actors.getOrDefault(user, 0L);
    }

    String user(long actor) {
        return users.getOrDefault(actor, "");
    }

    private void know(String user, long id) {
        actors.put(user, id);
        users.put(id, user);
    }

    private static long insert(Connection connection, String sql, String value)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
        return SqliteDatabase.number(connection, "SELECT last_insert_rowid()");
    }
}
