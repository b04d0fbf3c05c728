package parley.bench.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a benchmark runs.
 *
 * @param project the project's top folder, for the sources of the generator and of the peers
 * @param work a folder for everything that is built and written; it must lie on the kind of disk a
 *     server would use, since every durable figure depends on it
 * @param quick shorter and less exact: to see that everything works
 * @param out progress, for people
 */
public record Bench(Path project, Path work, boolean quick, PrintStream out) {
    /** How long the load is applied before anything is counted; JIT compilers need the longest. */
    public Duration warmup(Duration full) {
        return quick ? full.dividedBy(5) : full;
    }

    /** How long is counted. */
    public Duration measured(Duration full) {
        return quick ? full.dividedBy(3) : full;
    }

    /** An empty folder below {@link #work()}; what was in it is deleted. */
    public Path emptyFolder(String name) throws IOException {
        var folder = work.resolve(name);
        delete(folder);
        return Files.createDirectories(folder);
    }

    /** Deletes a file or folder with all that is in it; nothing happens if there is none. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) return;
        Files.walkFileTree(
                path,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path folder, @Nullable IOException problem) throws IOException {
                        if (problem != null) throw problem;
                        Files.delete(folder);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }
}
