package parley.conformance.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.conformance.wire.Target;

/**
 * A server in a process of its own, started with this Java and this class path. It says {@code
 * parley ready <url> pin=<pin> data=<dir>} on its standard output when it listens; what it logs
 * goes to a file beside its data.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("parley ready (\\S+)(?: pin=(\\S+))?.*");

    private final Process process;
    private final Path log;
    private final CompletableFuture<Target> ready = new CompletableFuture<>();

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Thread.ofVirtual().name("server-process-output").start(this::watch);
    }

    /**
     * Starts a server on a free loopback port and returns at once.
     *
     * @param mainClass on this class path
     * @param data the folder it keeps its data in
     * @param more further arguments
     */
    public static ServerProcess start(String mainClass, Path data, List<String> more)
            throws IOException {
        Path log = data.resolveSibling(data.getFileName() + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx256m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of("--data", data.toString(), "--port", "0", "--bind", "127.0.0.1"));
        command.addAll(more);
        Process process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        return new ServerProcess(process, log);
    }

    /** Waits until it listens; throws with the end of its log when it does not. */
    public Target ready() throws IOException, InterruptedException {
        try {
            return ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server did not start; its log ends with\n" + logTail(), e);
        }
    }

    /** Waits at most so long; whether it listens then. */
    public boolean readyWithin(Duration patience) throws InterruptedException {
        try {
            ready.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it without a chance to do anything: SIGKILL where there are signals. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, waits for it and returns its exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the server did not stop when asked to");
        }
        return process.exitValue();
    }

    /** The last lines of its log. */
    public String logTail() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void watch() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher matcher = READY.matcher(line);
                if (matcher.matches()) {
                    ready.complete(
                            Target.of(
                                    matcher.group(1),
                                    Optional.ofNullable(matcher.group(2))
                                            .filter(pin -> pin.length() > 8)));
                }
            }
            ready.completeExceptionally(new IOException("it ended before it was ready"));
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
    }
}
