package parley.client.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.Codec;
import parley.protocol.RoomId;

/**
 * A damaged file that was set aside, and what could be read out of it.
 *
 * @param aside where it is now
 */
public record DamagedStore(Path aside, List<OutboxRow> outbox, List<Draft> drafts) {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedStore.class);

    public DamagedStore {
        outbox = List.copyOf(outbox);
        drafts = List.copyOf(drafts);
    }

    /** Moves the file out of the way; it must not be open. What is unreadable is left out. */
    public static DamagedStore setAside(Path file, InstantSource clock) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + clock.millis());
        try {
            for (String part : List.of("", "-wal", "-shm")) {
                Path from = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(from)) {
                    Files.move(
                            from,
                            aside.resolveSibling(aside.getFileName() + part),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set aside " + file.getFileName(), e);
        }
        Json json = new Json(new Codec());
        return new DamagedStore(
                aside,
                rescue(aside, db -> OutboxRows.read(db, json)),
                rescue(
                        aside,
                        db ->
                                db.list(
                                        "SELECT room, text FROM draft",
                                        row ->
                                                new Draft(
                                                        new RoomId(row.getString(1)),
                                                        row.getString(2)))));
    }

    private interface Rescue<T> {
        List<T> from(Db db);
    }

    private static <T> List<T> rescue(Path aside, Rescue<T> rescue) {
        try (Db db = Db.reader(aside)) {
            return rescue.from(db);
        } catch (StoreException e) {
            LOG.warn("nothing more to rescue from {}", aside.getFileName(), e);
            return List.of();
        }
    }
}
