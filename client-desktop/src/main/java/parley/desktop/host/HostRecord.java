package parley.desktop.host;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What is remembered of the server on this PC between two starts of the desktop.
 *
 * @param port stays the same for good, because invites carry it
 * @param pin of its certificate, once it was started
 * @param workspace its id, once it has an owner
 * @param pid of its process when it was last started, 0 for none
 * @param pidStartMs when that process started, in ms since 1970; an id alone may be another process
 *     later
 * @param stopped whether somebody stopped it on purpose
 */
record HostRecord(
        String name,
        int port,
        Optional<String> pin,
        Optional<String> workspace,
        long pid,
        long pidStartMs,
        boolean stopped) {
    /** Reads it; empty when there is none. */
    static Optional<HostRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var p = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return Optional.of(
                new HostRecord(
                        p.getProperty("name", ""),
                        Integer.parseInt(p.getProperty("port", "0")),
                        Optional.ofNullable(p.getProperty("pin")),
                        Optional.ofNullable(p.getProperty("workspace")),
                        Long.parseLong(p.getProperty("pid", "0")),
                        Long.parseLong(p.getProperty("pidStartMs", "0")),
                        Boolean.parseBoolean(p.getProperty("stopped"))));
    }

    /** Writes it down in one step. */
    void write(Path file) throws IOException {
        var p = new Properties();
        p.setProperty("name", name);
        p.setProperty("port", Integer.toString(port));
        pin.ifPresent(v -> p.setProperty("pin", v));
        workspace.ifPresent(v -> p.setProperty("workspace", v));
        p.setProperty("pid", Long.toString(pid));
        p.setProperty("pidStartMs", Long.toString(pidStartMs));
        p.setProperty("stopped", Boolean.toString(stopped));
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            p.store(out, null);
        }
        Files.move(
                fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    HostRecord running(String seenPin, long processId, long startMs) {
        return new HostRecord(
                name, port, Optional.of(seenPin), workspace, processId, startMs, false);
    }

    HostRecord owned(String id) {
        return new HostRecord(name, port, pin, Optional.of(id), pid, pidStartMs, stopped);
    }

    HostRecord ended() {
        return new HostRecord(name, port, pin, workspace, 0, 0, true);
    }
}
