package parley.server.lite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import parley.server.lite.file.PrivateFile;
import parley.server.store.StoreException;

/**
 * One SQLite file: one connection that writes, a few that read. WAL with synchronous FULL: what was
 * committed is on disk, also after a power cut. A connection that failed to write is thrown away.
 *
 * <p>Safe for use by many threads; writers wait for each other.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int READERS = 3;

    /** Work that needs a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Duration ERASE = Duration.ofSeconds(20);

    private final Path file;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final ReentrantLock writing = new ReentrantLock();
    private final Checkpointer checkpointer;

    /** Guarded by {@code writing}. */
    private @Nullable Connection writer;

    /** Guarded by {@code writing}. */
    private boolean closed;

    /**
     * Loads the driver and its native library, which takes longer than opening a database.
     *
     * @throws StoreException if there is none for this system
     */
    public static void preload() {
        try {
            DriverManager.getConnection("jdbc:sqlite::memory:").close();
        } catch (SQLException e) {
            throw new StoreException("SQLite does not run here", e);
        }
    }

    /**
     * Opens the file and brings it to the present schema.
     *
     * @throws StoreException if it cannot be opened, is damaged, or was written by a newer Parley
     */
    public SqliteDatabase(Path file) {
        this(file, ERASE);
    }

    /** {@code erase}: how long what was erased may stand in the write-ahead log. */
    SqliteDatabase(Path file, Duration erase) {
        this.file = file;
        boolean fresh = !Files.exists(file);
        try {
            if (fresh) {
                PrivateFile.write(file, new byte[0]);
            }
            Connection connection = connect(false);
            writer = connection;
            Migrations.run(connection, fresh, file);
            for (int i = 0; i < READERS; i++) {
                readers.add(connect(true));
            }
        } catch (SQLException e) {
            throw failed("cannot open " + file, e);
        } catch (IOException e) {
            throw new StoreException("cannot make " + file, e);
        }
        this.checkpointer = new Checkpointer(file, () -> connectQuietly(), erase);
    }

    /** Runs {@code work} as one transaction that is on disk when this returns. */
    public <T> T write(String attempted, Work<T> work) {
        lockForWriting();
        try {
            Connection connection = begin();
            T result = work.run(connection);
            commit();
            return result;
        } catch (SQLException e) {
            discard();
            throw failed(attempted, e);
        } catch (RuntimeException e) {
            discard();
            throw e;
        } finally {
            unlockAfterWriting();
        }
    }

    /** Runs {@code work} on a connection that cannot write. */
    public <T> T read(String attempted, Work<T> work) {
        Connection connection;
        try {
            connection = readers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(attempted, e);
        }
        try {
            return work.run(connection);
        } catch (SQLException e) {
            throw failed(attempted, e);
        } finally {
            readers.add(connection);
        }
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** The transaction that is being written erases something. */
    void erased() {
        checkpointer.erased();
    }

    void lockForWriting() {
        writing.lock();
    }

    void unlockAfterWriting() {
        writing.unlock();
    }

    /** Begins a transaction on the writing connection; the caller holds the lock. */
    Connection begin() throws SQLException {
        if (closed) {
            throw new SQLException(file + " is closed");
        }
        Connection connection = writer;
        if (connection == null) {
            connection = connect(false);
            writer = connection;
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** The caller holds the lock. */
    void commit() throws SQLException {
        Connection connection = writer;
        if (connection == null) {
            throw new SQLException("no transaction");
        }
        connection.commit();
        connection.setAutoCommit(true);
        checkpointer.wrote();
    }

    /** Gives up a transaction that wrote nothing; the caller holds the lock. */
    void rollBack() {
        Connection connection = writer;
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            discard();
            throw failed("cannot give up a transaction", e);
        }
    }

    /**
     * Throws the writing connection away with what it has not committed; the caller holds the lock.
     */
    void discard() {
        Connection connection = writer;
        writer = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw failed("cannot close a connection to " + file, e);
            }
        }
    }

    /** What went wrong, in the words of the store. */
    static StoreException failed(String attempted, SQLException e) {
        boolean full =
                e instanceof SQLiteException sqlite
                        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE);
        return new StoreException(attempted, e, full);
    }

    private Connection connectQuietly() {
        try {
            return connect(false);
        } catch (SQLException e) {
            throw failed("cannot open " + file, e);
        }
    }

    private Connection connect(boolean readOnly) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("busy_timeout", "5000");
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("transaction_mode", "IMMEDIATE");
        // Otherwise the driver asks for the last row id after every insert: 2.4 µs each.
        settings.setProperty("jdbc.get_generated_keys", "false");
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
        try (Statement statement = connection.createStatement()) {
            for (String pragma :
                    List.of(
                            "trusted_schema=OFF",
                            "cell_size_check=ON",
                            "journal_size_limit=67108864",
                            "wal_autocheckpoint=0",
                            "cache_size=-16384",
                            "secure_delete=ON")) {
                statement.execute("PRAGMA " + pragma);
            }
            if (readOnly) {
                statement.execute("PRAGMA query_only=ON");
            }
        }
        return connection;
    }

    /** The value in the first column of the first row. */
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Ends; the file says that it was closed properly. */
    @Override
    public void close() {
        lockForWriting();
        try {
            if (closed) {
                return;
            }
            checkpointer.close();
            Connection connection = begin();
            Migrations.markClean(connection);
            connection.commit();
            closed = true;
            for (int i = 0; i < READERS; i++) {
                readers.take().close();
            }
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            }
            discard();
        } catch (SQLException e) {
            throw failed("cannot close " + file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            unlockAfterWriting();
        }
    }
}
