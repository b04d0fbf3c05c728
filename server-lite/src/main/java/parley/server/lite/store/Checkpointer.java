package parley.server.lite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what was committed from the write-ahead log into the file, on a thread and a connection of
 * its own.
 */
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Commits between two looks at the log's size. */
    private static final int LOOK_EVERY = 64;

    private static final long PASSIVE_BYTES = 4L << 20;

    /** Above this, writers wait until the log can start over. */
    private static final long RESTART_BYTES = 64L << 20;

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Path log;
    private final Supplier<Connection> connect;
    private final AtomicInteger commits = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    private final long eraseNanos;

    /** When what was erased must be gone, on {@link System#nanoTime}'s scale; 0: nothing was. */
    private final AtomicLong due = new AtomicLong();

    /** {@code erase}: how long what was erased may still stand in the write-ahead log. */
    Checkpointer(Path file, Supplier<Connection> connect, Duration erase) {
        this.eraseNanos = erase.toNanos();
        this.log = file.resolveSibling(file.getFileName() + "-wal");
        this.connect = connect;
        this.thread = Thread.ofPlatform().name("parley-checkpoint").daemon().start(this::run);
    }

    /** A commit happened; cheap. */
    void wrote() {
        if (commits.incrementAndGet() % LOOK_EVERY == 0) {
            LockSupport.unpark(thread);
        }
    }

    /** Something was erased, and stands in the write-ahead log until that begins anew; cheap. */
    void erased() {
        if (due.compareAndSet(0, System.nanoTime() + eraseNanos | 1)) {
            LockSupport.unpark(thread);
        }
    }

    private void await() {
        long end = due.get();
        if (end == 0) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, Math.max(1, end - System.nanoTime()));
        }
    }

    /** Empties the write-ahead log; later again when somebody reads what it holds just now. */
    private void truncate(Statement statement) throws SQLException {
        long end = due.get();
        if (end == 0 || end - System.nanoTime() > 0) {
            return;
        }
        due.set(0); // what is erased from now on needs another time
        statement.execute("PRAGMA wal_checkpoint(PASSIVE)"); // writers wait only for the rest
        try (ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (row.next() && row.getInt(1) != 0) {
                due.compareAndSet(0, System.nanoTime() + AGAIN.toNanos() | 1);
            }
        }
    }

    private void run() {
        try (Connection connection = connect.get();
                Statement statement = connection.createStatement()) {
            while (!closed) {
                await();
                if (closed) {
                    return; // closing empties it
                }
                truncate(statement);
                long bytes = Files.exists(log) ? Files.size(log) : 0;
                if (bytes > PASSIVE_BYTES) {
                    statement.execute(
                            "PRAGMA wal_checkpoint("
                                    + (bytes > RESTART_BYTES ? "RESTART" : "PASSIVE")
                                    + ")");
                }
            }
        } catch (SQLException | IOException e) {
            LOG.warn(
                    "the write-ahead log is no longer moved into the file until the next start", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            LockSupport.unpark(thread);
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
