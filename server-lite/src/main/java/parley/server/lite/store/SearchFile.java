package parley.server.lite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import parley.server.lite.file.PrivateFile;

/**
 * The index of messages by their words, in a file of its own, which can be thrown away: it is made
 * again from the log. What is taken out of it leaves the file. Used by one thread at a time.
 */
final class SearchFile implements AutoCloseable {
    private static final String MADE_FOR = "made for";
    private static final String POSITION = "position";

    private static final String INSERT =
            "INSERT INTO word (rowid, text, log, place) VALUES (?,?,?,?)";

    /** What is known of the text of one message. */
    record Indexed(long id, long place, String text) {}

    /** One row that matches. */
    record Match(long id, long place) {}

    private final Connection connection;

    /** Opens the index of this store, or begins a new one. */
    SearchFile(Path file, String generation) throws SQLException, IOException {
        Connection opened = open(file);
        try {
            if (!MessageTables.all(
                            opened,
                            row -> row.getString(1),
                            "SELECT value FROM state WHERE name = ?",
                            MADE_FOR)
                    .equals(List.of(generation))) {
                opened.close();
                delete(file);
                opened = open(file);
                put(opened, MADE_FOR, generation);
            }
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        connection = opened;
    }

    private static Connection open(Path file) throws SQLException, IOException {
        if (!Files.exists(file)) {
            PrivateFile.write(file, new byte[0]);
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String sql :
                    List.of(
                            "PRAGMA journal_mode=WAL",
                            "PRAGMA synchronous=NORMAL",
                            "PRAGMA secure_delete=ON",
                            "PRAGMA cache_size=-4096",
                            "CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value)",
                            "CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(text, log,"
                                    + " place UNINDEXED,"
                                    + " tokenize=\"unicode61 remove_diacritics 2\")",
                            "INSERT INTO word(word, rank) VALUES('secure-delete', 1)")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Deletes the index, and what SQLite keeps beside it. */
    static void delete(Path file) throws IOException {
        for (String end : List.of("", "-wal", "-shm", "-journal")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
        }
    }

    /** Up to which entry the log was read. */
    long position() throws SQLException {
        return MessageTables.all(
                        connection,
                        row -> row.getLong(1),
                        "SELECT value FROM state WHERE name = ?",
                        POSITION)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * Takes in what is {@code fresh}, and what changed in the place of what was known of it; an
     * empty text takes it out.
     */
    void take(List<Indexed> fresh, List<Indexed> changed, long position) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Indexed each : fresh) {
                add(insert, each);
            }
            for (Indexed each : changed) {
                MessageTables.run(connection, "DELETE FROM word WHERE rowid = ?", each.id());
                add(insert, each);
            }
            put(connection, POSITION, position);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void add(PreparedStatement insert, Indexed each) throws SQLException {
        if (!each.text().isEmpty()) {
            insert.setLong(1, each.id());
            insert.setString(2, each.text());
            insert.setString(3, log(Places.log(each.place())));
            insert.setLong(4, each.place());
            insert.executeUpdate();
        }
    }

    /** What was taken out stands nowhere in the files after this. */
    void forget() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /** Newest first. {@code log}: a log's number; 0: all. */
    List<Match> find(List<String> words, long log, long before, int limit) throws SQLException {
        String text =
                words.stream()
                        .map(word -> '"' + word.replace("\"", "\"\"") + "\"*")
                        .collect(Collectors.joining(" AND "));
        String query = "{text} : (" + text + ")" + (log == 0 ? "" : " AND {log} : " + log(log));
        return MessageTables.all(
                connection,
                row -> new Match(row.getLong(1), row.getLong(2)),
                "SELECT rowid, place FROM word WHERE word MATCH ? AND rowid < ?"
                        + " ORDER BY rowid DESC LIMIT ?",
                query,
                before,
                limit);
    }

    private static String log(long number) {
        return "l" + number;
    }

    private static void put(Connection connection, String name, Object value) throws SQLException {
        MessageTables.run(
                connection,
                "INSERT INTO state (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
