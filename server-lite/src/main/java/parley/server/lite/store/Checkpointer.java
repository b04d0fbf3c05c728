package parley.server.lite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
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

    private final Path log;
    private final Supplier<Connection> connect;
    private final AtomicInteger commits = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    Checkpointer(Path file, Supplier<Connection> connect) {
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

    private void run() {
        try (Connection connection = connect.get();
                Statement statement = connection.createStatement()) {
            while (!closed) {
                LockSupport.park(this);
                long bytes = Files.exists(log) ? Files.size(log) : 0;
                if (!closed && bytes > PASSIVE_BYTES) {
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
