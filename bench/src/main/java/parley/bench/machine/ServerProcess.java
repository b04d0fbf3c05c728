package parley.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A server's process. One virtual thread reads its output to the end. */
public final class ServerProcess implements AutoCloseable {
    private static final int KEPT_LINES = 40;
    private static final int START_SECONDS = 30;

    /** A JVM that writes its AOT cache takes a while. */
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();

    /** Guarded by itself. */
    private final Deque<String> lines = new ArrayDeque<>();

    private ServerProcess(Process process, Pattern announcement) {
        this.process = process;
        Thread.ofVirtual().name("output of " + process.pid()).start(() -> read(announcement));
    }

    /**
     * Starts a command in a folder.
     *
     * @param announcement matches the output line that tells the port, as its first group
     */
    public static ServerProcess start(Path folder, List<String> command, Pattern announcement)
            throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        return new ServerProcess(builder.redirectErrorStream(true).start(), announcement);
    }

    /** Waits until the server has told its port. */
    public int awaitPort() throws InterruptedException {
        try {
            return port.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new BenchException("a server did not start:\n" + lastWords(), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The last lines of its output. */
    public String lastWords() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end (SIGTERM), waits, and kills it if it does not. */
    @Override
    public void close() {
        // Not process.destroy(): it closes the pipe, and a JVM that then cannot print makes no
        // cache.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read(Pattern announcement) {
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                keep(line);
                var match = announcement.matcher(line);
                if (match.find()) port.complete(Integer.valueOf(match.group(1)));
            }
            port.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    private void keep(String line) {
        synchronized (lines) {
            if (lines.size() == KEPT_LINES) lines.removeFirst();
            lines.addLast(line);
        }
    }
}
