package parley.server.lite.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.server.store.StoreException;

/**
 * Brings a file to the present schema, one numbered step after the other, each whole or not at all.
 */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** In order; the number of the last is the schema's version. */
    private static final List<String> STEPS =
            List.of(
                    "0001-logs.sql",
                    "0002-accounts.sql",
                    "0003-conversations.sql",
                    "0004-files.sql",
                    "0005-scheduled.sql",
                    "0006-profiles.sql",
                    "0007-held-files.sql");

    private Migrations() {}

    static void run(Connection connection, boolean fresh, Path file) throws SQLException {
        long version = SqliteDatabase.number(connection, "PRAGMA user_version");
        if (version > STEPS.size()) {
            throw new StoreException(
                    file
                            + " was written by a newer Parley (schema "
                            + version
                            + ", this one knows "
                            + STEPS.size()
                            + "). Update Parley, or open a copy made before the update.",
                    new SQLException("schema " + version));
        }
        if (!fresh && version > 0 && !value(connection, "clean").equals("1")) {
            check(connection, file);
        }
        for (long step = version; step < STEPS.size(); step++) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String sql : script(STEPS.get(Math.toIntExact(step))).split(";\\s*\\n", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA user_version=" + (step + 1));
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        if (value(connection, "generation").isEmpty()) {
            put(connection, "generation", UUID.randomUUID().toString());
        }
        put(connection, "clean", "0");
    }

    private static void check(Connection connection, Path file) throws SQLException {
        LOG.info("{} was not closed properly; checking it", file.getFileName());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!verdict.equals("ok")) {
                throw new StoreException(
                        file + " is damaged (" + verdict + "). Put back a backup of the folder.",
                        new SQLException(verdict));
            }
        }
    }

    static void markClean(Connection connection) throws SQLException {
        put(connection, "clean", "1");
    }

    /** The empty string where there is none. */
    static String value(Connection connection, String key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT value FROM meta WHERE key = ?")) {
            statement.setString(1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    static void put(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value")) {
            statement.setString(1, key);
            statement.setString(2, value);
            statement.executeUpdate();
        }
    }

    private static String script(String name) {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
