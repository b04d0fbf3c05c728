package parley.client.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import parley.client.transfer.Downloads;

/**
 * What a workspace keeps on this device. Its methods block, {@link #folder} apart. Safe for use by
 * many threads.
 */
public final class Kept {
    /** So much of fetched files is kept until something else is said. */
    public static final long FILE_BYTES = 512L << 20;

    /** Files counted between two looks at whether to go on. */
    private static final int STRIDE = 64;

    /**
     * How many bytes of each kind.
     *
     * @param messages messages, drafts, what waits in the outbox, and the index to search them
     * @param files files, pictures and voice notes that were fetched
     * @param waiting files that wait to be sent
     */
    public record Sizes(long messages, long files, long waiting) {}

    private final Path history;
    private final Path files;
    private final Downloads downloads;

    Kept(Path history, Path files, Downloads downloads) {
        this.history = history;
        this.files = files;
        this.downloads = downloads;
    }

    /** The folder that holds all of it. */
    public Path folder() {
        return history.toAbsolutePath().resolveSibling("");
    }

    /**
     * Adds up what is there.
     *
     * @param goOn gets what was counted so far, from time to time; false ends the counting early
     */
    public Sizes measure(Predicate<Sizes> goOn) throws IOException {
        Count count = new Count(goOn);
        Files.walkFileTree(folder(), count);
        return count.sizes();
    }

    /** Bytes this user may still write on that disk. */
    public long free() throws IOException {
        return Files.getFileStore(folder()).getUsableSpace();
    }

    /**
     * Takes away fetched files that are not in use, and nothing that waits to be sent; says how
     * many bytes that freed.
     */
    public long clearFiles() throws IOException {
        return downloads.clear();
    }

    /** Keeps at most so many bytes of fetched files, from now on. */
    public void filesAtMost(long bytes) throws IOException {
        downloads.keepAtMost(bytes);
    }

    private final class Count extends SimpleFileVisitor<Path> {
        private final Predicate<Sizes> goOn;
        private long messages;
        private long fetched;
        private long waiting;
        private int seen;

        Count(Predicate<Sizes> goOn) {
            this.goOn = goOn;
        }

        Sizes sizes() {
            return new Sizes(messages, fetched, waiting);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            String place = String.valueOf(folder().relativize(file.toAbsolutePath()));
            if (file.startsWith(files)) {
                fetched += is.size();
            } else if (place.startsWith("outgoing-")) {
                waiting += is.size();
            } else {
                messages += is.size();
            }
            seen++;
            return seen % STRIDE != 0 || goOn.test(sizes())
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.TERMINATE;
        }

        /** Files come and go meanwhile. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (Files.exists(file)) {
                throw e;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
