package parley.server.file;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.protocol.FileId;
import parley.server.store.FileRecord;
import parley.server.store.StoreException;
import parley.server.store.WorkspaceStore;

/**
 * Keeps contents as long as a file has them. A content is completed and noted, or looked for and
 * deleted, under one lock, so that neither overtakes the other. Safe for use by many threads;
 * blocks.
 */
final class Contents {
    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final int LOCKS = 64;

    private final WorkspaceStore store;
    private final BlobStore blobs;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new ReentrantLock()).toList();

    Contents(WorkspaceStore store, BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    /** Completes an upload; {@code note} writes down that it is kept, and blocks until it is. */
    void keep(FileRecord file, Runnable note) {
        ReentrantLock lock = lock(BlobKey.of(file));
        lock.lock();
        try {
            blobs.complete(file.id(), BlobKey.of(file));
            note.run();
        } finally {
            lock.unlock();
        }
    }

    /** After rows were taken away: so are their uploads, and contents that no file has. */
    void gone(List<FileRecord> files) {
        for (FileRecord each : files) {
            try {
                blobs.abandon(each.id());
                deleteUnused(BlobKey.of(each));
            } catch (StoreException e) {
                LOG.warn("content of a file that is gone stays until the next start", e);
            }
        }
    }

    /** Takes away what a crash left: contents without a file, uploads without one. */
    void tidy() {
        try {
            blobs.contents().forEach(this::deleteUnused);
            for (FileId each : blobs.uploads()) {
                if (store.files().file(each).filter(file -> !file.ready()).isEmpty()) {
                    blobs.abandon(each);
                }
            }
        } catch (StoreException e) {
            LOG.warn("cannot look for leftovers among the files", e);
        }
    }

    private void deleteUnused(BlobKey key) {
        ReentrantLock lock = lock(key);
        lock.lock();
        try {
            if (store.files().ofContent(key.sha256(), key.size(), 1).isEmpty()) {
                blobs.delete(key);
            }
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(BlobKey key) {
        return locks.get(Math.floorMod(key.hashCode(), LOCKS));
    }
}
