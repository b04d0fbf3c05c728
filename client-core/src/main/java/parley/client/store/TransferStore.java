package parley.client.store;

import java.nio.file.Path;
import java.util.List;

/**
 * Files on their way, beside the history: a row each, durable when a method returns. Used by one
 * thread at a time. Throws {@link StoreException}.
 */
public final class TransferStore implements AutoCloseable {
    private final Db db;

    /** One thing on its way; {@code json} belongs to whoever put it. */
    public record Row(String key, String json) {}

    /** Made when missing. */
    public static TransferStore open(Path file) {
        return new TransferStore(Db.writer(file));
    }

    /** For a disk that takes nothing: forgets all at its end. */
    public static TransferStore inMemory() {
        return new TransferStore(Db.memory());
    }

    private TransferStore(Db db) {
        this.db = db;
        db.script(
                """
                CREATE TABLE IF NOT EXISTS transfer (
                  place INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
                  json TEXT NOT NULL);
                """);
    }

    /** In the order in which they were first put. */
    public List<Row> all() {
        return db.list(
                "SELECT key, json FROM transfer ORDER BY place",
                row -> new Row(row.getString(1), row.getString(2)));
    }

    /** Adds it, or replaces what was put under its key. */
    public void put(Row row) {
        db.update(
                "INSERT INTO transfer (key, json) VALUES (?, ?)"
                        + " ON CONFLICT (key) DO UPDATE SET json = excluded.json",
                row.key(),
                row.json());
    }

    public void remove(String key) {
        db.update("DELETE FROM transfer WHERE key = ?", key);
    }

    @Override
    public void close() {
        db.close();
    }
}
