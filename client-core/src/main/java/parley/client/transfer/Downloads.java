package parley.client.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
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
    private final Path cache;
    private final long maxCacheBytes;
    private final InstantSource clock;
    private final Pause pause;

    /** Guarded by {@code this}. */
    private final Map<FileId, ReentrantLock> busy = new HashMap<>();

    public Downloads(FileServer server, Path cache, long maxCacheBytes, InstantSource clock) {
        this(server, cache, maxCacheBytes, clock, Thread::sleep);
    }

    Downloads(FileServer server, Path cache, long maxCacheBytes, InstantSource clock, Pause pause) {
        this.pause = pause;
        this.server = server;
        this.cache = cache;
        this.maxCacheBytes = maxCacheBytes;
        this.clock = clock;
    }

    /** The file in the cache, fetched when it is not there; blocks. It may go when others come. */
    public Path fetch(FileId file, Progress progress) throws IOException, TransferFailed {
        ReentrantLock lock;
        synchronized (this) {
            lock = busy.computeIfAbsent(file, _ -> new ReentrantLock());
        }
        lock.lock();
        try {
            Files.createDirectories(cache);
            Path place = cache.resolve(file.value());
            boolean there = Files.exists(place);
            if (!there) {
                download(file, place, progress);
            }
            Files.setLastModifiedTime(place, FileTime.from(clock.instant()));
            if (!there) {
                evict(place);
            }
            return place;
        } finally {
            lock.unlock();
        }
    }

    /** Saves a file at {@code target}, which appears whole or not at all; blocks. */
    public void save(FileId file, Path target, Progress progress)
            throws IOException, TransferFailed {
        Path cached = cache.resolve(file.value());
        if (Files.exists(cached)) {
            Path part = part(target);
            try {
                Files.copy(cached, part, StandardCopyOption.REPLACE_EXISTING);
                land(part, target);
            } catch (IOException e) {
                throw new TransferFailed(TransferProblem.DISK, e);
            }
        } else {
            download(file, target, progress);
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

    /** The longest unused ones go until the rest fits; {@code fresh} stays. */
    private synchronized void evict(Path fresh) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(cache)) {
            files = new ArrayList<>(all.filter(f -> !f.toString().endsWith(".part")).toList());
        }
        Map<Path, FileTime> used = new HashMap<>();
        long bytes = 0;
        for (Path each : files) {
            used.put(each, Files.getLastModifiedTime(each));
            bytes += Files.size(each);
        }
        files.sort(Comparator.comparing(used::get));
        for (Path each : files) {
            if (bytes > maxCacheBytes && !each.equals(fresh)) {
                bytes -= Files.size(each);
                Files.deleteIfExists(each);
            }
        }
    }
}
