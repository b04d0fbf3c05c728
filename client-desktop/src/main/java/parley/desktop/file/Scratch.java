package parley.desktop.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The folder for what is needed for a while: pasted pictures, recordings, decoded sound. */
public final class Scratch {
    /** So long may something wait to be sent. */
    static final Duration KEPT = Duration.ofDays(30);

    private Scratch() {}

    /** Takes away what was last changed so long ago; blocks. */
    public static void tidy(Path folder, Instant now) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.filter(p -> !p.equals(folder)).sorted(Comparator.reverseOrder()).toList();
        }
        for (var each : all) {
            boolean old = Files.getLastModifiedTime(each).toInstant().plus(KEPT).isBefore(now);
            if (old && (!Files.isDirectory(each) || isEmpty(each))) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** How many bytes it takes, some of which may go meanwhile; blocks. */
    public static long size(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        var sum = new AtomicLong();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        sum.addAndGet(is.size());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return sum.get();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }
}
