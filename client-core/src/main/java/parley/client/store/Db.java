package parley.client.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite connection with its statements prepared once. Used by one thread at a time. After a
 * failed write it is out of step and must be closed.
 */
final class Db implements AutoCloseable {
    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private Db(Connection connection) {
        this.connection = connection;
    }

    static Db writer(Path file) {
        return open(file.toString(), false, "synchronous", "FULL");
    }

    /** Gone with the connection. */
    static Db memory() {
        return open(":memory:", false, "synchronous", "OFF");
    }

    static Db reader(Path file) {
        return open(file.toString(), true, "query_only", "ON");
    }

    private static Db open(String file, boolean reads, String key, String value) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("busy_timeout", "5000");
        settings.setProperty("transaction_mode", reads ? "DEFERRED" : "IMMEDIATE");
        settings.setProperty("cache_size", reads ? "-8000" : "-4000");
        settings.setProperty("temp_store", "MEMORY");
        settings.setProperty("journal_size_limit", String.valueOf(64 << 20));
        settings.setProperty("mmap_size", "0");
        // Otherwise the driver asks for the last row id after every insert: 2.4 µs each.
        settings.setProperty("jdbc.get_generated_keys", "false");
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
            try (Statement pragma = connection.createStatement()) {
                pragma.execute("PRAGMA " + key + "=" + value);
                pragma.execute("PRAGMA trusted_schema=OFF");
                pragma.execute("PRAGMA cell_size_check=ON");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return new Db(connection);
        } catch (SQLException e) {
            throw new StoreException("open " + Path.of(file).getFileName(), e);
        }
    }

    int update(String sql, @Nullable Object... values) {
        try {
            PreparedStatement statement = bind(sql, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("write: " + sql, e);
        }
    }

    <T> List<T> list(String sql, Row<T> reader, @Nullable Object... values) {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(reader.read(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new StoreException("read: " + sql, e);
        }
    }

    <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... values) {
        try (ResultSet rows = bind(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw new StoreException("read: " + sql, e);
        }
    }

    long number(String sql, @Nullable Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Runs statements that take no values, such as a schema's. */
    void script(String sql) {
        try (Statement statement = connection.createStatement()) {
            for (String each : sql.split(";\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        } catch (SQLException e) {
            throw new StoreException("run: " + sql, e);
        }
    }

    void begin() {
        autoCommit(false);
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new StoreException("commit", e);
        }
        autoCommit(true);
    }

    void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new StoreException("roll back", e);
        }
        autoCommit(true);
    }

    private void autoCommit(boolean on) {
        try {
            connection.setAutoCommit(on);
        } catch (SQLException e) {
            throw new StoreException("begin or end a transaction", e);
        }
    }

    private PreparedStatement bind(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreException("close", e);
        }
    }
}
