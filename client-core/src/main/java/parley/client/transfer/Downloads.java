package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import parley.client.net.Blobs;
import parley.protocol.FileId;
import parley.protocol.FileOp;
import parley.protocol.Result;

/**
 * Files from the server: into a cache of bounded size, or to a place a person chose. What was cut
 * off goes on where it stopped; what does not match its hash is thrown away. Safe for use by many
 * threads; a file is fetched once, however many ask for it.
 */
public final class Downloads {
    /** Tries in a row that bring nothing; the pauses between them add up to half a minute. */
    private static final int TRIES = 7;

    private static final long FIRST_PAUSE_MS = 500;

    /** Told how many of how many bytes are there; on the calling thread. */
    public interface Progress {
        void moved(long bytes, long size);
    }

    /** Waits before the network is tried again; an interrupt ends it. */
    interface Pause {
        void forMillis(long millis) throws InterruptedException;
    }

    private final FileServer server;
    private final FileCache cache;
    private final Pause pause;

    public Downloads(FileServer server, Path cache, long maxCacheBytes, InstantSource clock) {
        this(server, cache, maxCacheBytes, clock, Thread::sleep);
    }

    Downloads(FileServer server, Path cache, long maxCacheBytes, InstantSource clock, Pause pause) {
        this.pause = pause;
        this.server = server;
        this.cache = new FileCache(cache, maxCacheBytes, clock);
    }

    /** The file in the cache, fetched when it is not there; blocks. It may go when others come. */
    public Path fetch(FileId file, Progress progress) throws IOException, TransferFailed {
        Path place = cache.place(file.value());
        ReentrantLock lock = cache.lock(file.value());
        lock.lock();
        try {
            Files.createDirectories(place.resolveSibling(""));
            boolean there = Files.exists(place);
            if (!there) {
                download(file, place, progress);
            }
            cache.used(place);
            if (there) {
                return place;
            }
        } finally {
            lock.unlock();
        }
        cache.trim();
        return place;
    }

    /** Keeps at most so many bytes from now on; blocks. What is in use stays a while longer. */
    public void keepAtMost(long bytes) throws IOException {
        cache.atMost(bytes);
    }

    /**
     * Takes away what is kept and not in use; it is fetched again when it is wanted. Blocks; says
     * how many bytes that freed.
     */
    public long clear() throws IOException {
        return cache.clear();
    }

    /** Saves a file at {@code target}, which appears whole or not at all; blocks. */
    public void save(FileId file, Path target, Progress progress)
            throws IOException, TransferFailed {
        Path cached = cache.place(file.value());
        ReentrantLock lock = cache.lock(file.value());
        if (Files.exists(cached) && lock.tryLock()) {
            try {
                if (Files.exists(cached)) {
                    copy(cached, target);
                    return;
                }
            } finally {
                lock.unlock();
            }
        }
        download(file, target, progress);
    }

    private static void copy(Path cached, Path target) throws TransferFailed {
        Path part = part(target);
        try {
            Files.copy(cached, part, StandardCopyOption.REPLACE_EXISTING);
            land(part, target);
        } catch (IOException e) {
            throw new TransferFailed(TransferProblem.DISK, e);
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private void download(FileId file, Path target, Progress progress)
            throws IOException, TransferFailed {
        Path part = part(target);
        Arrival arrival = new Arrival(part);
        long most = arrival.there();
        int left = TRIES;
        while (true) {
            try {
                Result.FileSource source = server.call(new FileOp.Get(file));
                arrival.expect(source.file().size());
                bytes(source, part, arrival, progress);
                if (!arrival.name().equals(source.sha256())) {
                    Files.deleteIfExists(part);
                    throw new IOException("another content than was promised");
                }
                land(part, target);
                return;
            } catch (FileServer.FileRefused e) {
                left--;
                if (!e.error().retry() || left == 0) {
                    throw new TransferFailed(TransferProblem.NOT_ALLOWED, e);
                }
            } catch (FileSystemException e) {
                throw new TransferFailed(TransferProblem.DISK, e);
            } catch (IOException e) {
                left = arrival.there() > most ? TRIES : left - 1;
                most = Math.max(most, arrival.there());
                if (left == 0 || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            rest(FIRST_PAUSE_MS << (TRIES - 1 - Math.min(left, TRIES - 1)));
        }
    }

    private void rest(long millis) throws IOException {
        try {
            pause.forMillis(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }

    private void bytes(Result.FileSource source, Path part, Arrival arrival, Progress progress)
            throws IOException, FileServer.FileRefused {
        long size = source.file().size();
        long there = arrival.there();
        if (there > size) {
            Files.delete(part);
            there = 0;
        }
        if (there == size && size > 0) {
            return;
        }
        Blobs.Reply reply =
                server.get(source.url(), there, (from, in) -> arrival.take(from, in, progress));
        if (!reply.good()) {
            if (reply.status() == 416) {
                Files.deleteIfExists(part);
            }
            throw new IOException("HTTP status " + reply.status());
        }
    }

    private static void land(Path part, Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
