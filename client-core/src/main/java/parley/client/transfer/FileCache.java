package parley.client.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the server's that are kept here, up to a number of bytes; those used longest ago go
 * first. What is being fetched, or was handed out just now, is in use and stays. Safe for use by
 * many threads.
 */
final class FileCache {
    /** Who was given a file reads it within so long. */
    static final Duration IN_USE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileCache.class);
    private static final String PART = ".part";

    private final Path folder;
    private final InstantSource clock;

    /** Guarded by {@code this}. */
    private long most;

    /** Guarded by {@code this}. */
    private final Map<String, ReentrantLock> busy = new HashMap<>();

    FileCache(Path folder, long most, InstantSource clock) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
    }

    /** Where a file is, once it is there. */
    Path place(String name) {
        return folder.resolve(name);
    }

    /** Held by who fetches or copies a file; it stays meanwhile. */
    synchronized ReentrantLock lock(String name) {
        return busy.computeIfAbsent(name, _ -> new ReentrantLock());
    }

    /** It was handed out now. */
    void used(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    /** Keeps no more than so many bytes from now on. */
    synchronized void atMost(long bytes) throws IOException {
        most = bytes;
        trim();
    }

    /** The longest unused ones go until the rest fits. */
    synchronized void trim() throws IOException {
        shrink(most);
    }

    /** All go that are not in use; says how many bytes went. */
    synchronized long clear() throws IOException {
        return shrink(0);
    }

    private record Held(Path file, long bytes, Instant used) {}

    private long shrink(long to) throws IOException {
        List<Held> files = held();
        long left = files.stream().mapToLong(Held::bytes).sum();
        long before = left;
        Instant justNow = clock.instant().minus(IN_USE);
        for (Held each : files) {
            if (left > to && each.used().isBefore(justNow) && delete(each.file())) {
                left -= each.bytes();
            }
        }
        return before - left;
    }

    private List<Held> held() throws IOException {
        List<Held> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each : all.toList()) {
                    add(each, files);
                }
            }
        }
        files.sort(Comparator.comparing(Held::used));
        return files;
    }

    private static void add(Path file, List<Held> files) throws IOException {
        try {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            files.add(new Held(file, is.size(), is.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            LOG.debug("{} was finished or went meanwhile", file);
        }
    }

    /** Whether it went: one that is fetched or read just now may stay. */
    private boolean delete(Path file) {
        String name = String.valueOf(file.getFileName());
        ReentrantLock lock =
                lock(name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name);
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays, it cannot be deleted now", file, e);
            return false;
        } finally {
            lock.unlock();
        }
    }
}
