package parley.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers in one file, written down shortly after a change. What cannot be read is forgotten. */
final class FileMemory implements Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileMemory.class);
    private static final String FILE = "window.properties";

    private final Path folder;
    private final Background background;
    private final Properties values = new Properties();
    private final AtomicReference<@Nullable Properties> unwritten = new AtomicReference<>();

    FileMemory(Path folder, Background background) throws IOException {
        this.folder = folder;
        this.background = background;
        var file = folder.resolve(FILE);
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                values.load(in);
            } catch (IllegalArgumentException e) {
                LOG.warn("Cannot read {}, starting anew", FILE, e);
            }
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key)).filter(v -> !v.isEmpty());
    }

    @Override
    public void put(String key, String value) {
        if (value.equals(values.getProperty(key, ""))) {
            return;
        }
        values.setProperty(key, value);
        var copy = new Properties();
        copy.putAll(values);
        if (unwritten.getAndSet(copy) == null) {
            background.run(
                    () -> {
                        write();
                        return true;
                    },
                    _ -> {},
                    e -> LOG.warn("Cannot keep {}", FILE, e));
        }
    }

    private synchronized void write() throws IOException {
        var newest = unwritten.getAndSet(null);
        if (newest == null) {
            return;
        }
        Files.createDirectories(folder);
        var fresh = folder.resolve(FILE + ".new");
        try (var out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            newest.store(out, "");
        }
        Files.move(
                fresh,
                folder.resolve(FILE),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        try {
            write();
        } catch (IOException e) {
            LOG.warn("Cannot keep {}", FILE, e);
        }
    }
}
