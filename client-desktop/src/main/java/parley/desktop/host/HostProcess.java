package parley.desktop.host;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server as a process of its own. Its output goes to files, so that it lives on when the
 * desktop ends; the line {@code parley ready <url> pin=<pin> …} there says that it listens.
 */
final class HostProcess {
    private static final String MAIN = "parley.server.lite.ServerMain";
    private static final String OWN_WORDS = "parley: ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GOOD_BYE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MS = 40;
    private static final Pattern READY = Pattern.compile("(?m)^parley ready (\\S+) pin=(\\S+).*$");

    private final HostConfig config;

    HostProcess(HostConfig config) {
        this.config = config;
    }

    /** What a server that listens said. */
    record Ready(long pid, long startMs, String pin) {}

    /** Starts it and waits until it listens; throws with the end of its log when it does not. */
    Ready start(String name, int port) throws IOException {
        Files.createDirectories(config.data());
        Files.deleteIfExists(config.output());
        var process =
                new ProcessBuilder(command(name, port))
                        .redirectOutput(config.output().toFile())
                        .redirectError(ProcessBuilder.Redirect.appendTo(config.log().toFile()))
                        .start();
        process.getOutputStream().close();
        return awaitReady(process);
    }

    private List<String> command(String name, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xms16m",
                        "-Xmx256m",
                        "-XX:+ExitOnOutOfMemoryError"));
        if (System.getProperty("os.name").equals("Linux")) {
            // What the C library holds after the start goes back to the system.
            command.add("-XX:TrimNativeHeapInterval=5000");
        }
        command.addAll(
                List.of(
                        "-cp",
                        absolute(System.getProperty("java.class.path")),
                        MAIN,
                        "--data",
                        config.data().toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        config.bind(),
                        "--name",
                        name));
        return command;
    }

    /** A class path may be relative to where the desktop was started. */
    private static String absolute(String classPath) {
        var parts = new ArrayList<String>();
        for (var part : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            parts.add(part.isEmpty() ? part : new File(part).getAbsolutePath());
        }
        return String.join(File.pathSeparator, parts);
    }

    private Ready awaitReady(Process process) throws IOException {
        try {
            for (long left = PATIENCE.toMillis(); left > 0; left -= LOOK_EVERY_MS) {
                var seen = readyLine();
                if (seen.isPresent()) {
                    return new Ready(process.pid(), startOf(process.toHandle()), seen.get());
                }
                if (process.waitFor(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                    throw new IOException(lastWords());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        throw new IOException(lastWords());
    }

    private Optional<String> readyLine() throws IOException {
        if (!Files.exists(config.output())) {
            return Optional.empty();
        }
        Matcher matcher = READY.matcher(Files.readString(config.output()));
        return matcher.find() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /**
     * What it said before it ended: its own words where there are any, else the last line of its
     * log.
     */
    private String lastWords() throws IOException {
        var lines =
                Files.exists(config.log()) ? Files.readAllLines(config.log()) : List.<String>of();
        return lines.reversed().stream()
                .filter(l -> l.startsWith(OWN_WORDS))
                .map(l -> l.substring(OWN_WORDS.length()))
                .findFirst()
                .or(() -> lines.reversed().stream().filter(l -> !l.isBlank()).findFirst())
                .orElse("it said nothing");
    }

    /**
     * The process that was started before, if it still lives; its id may belong to another one by
     * now.
     */
    static Optional<ProcessHandle> find(HostRecord record) {
        return record.pid() == 0
                ? Optional.empty()
                : ProcessHandle.of(record.pid())
                        .filter(ProcessHandle::isAlive)
                        .filter(p -> startOf(p) == record.pidStartMs());
    }

    /** When a process started, in ms since 1970; 0 where the system does not tell. */
    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Asks it to stop and waits; kills it when it does not. */
    static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(GOOD_BYE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            if (!process.destroyForcibly()) {
                throw new IOException("process " + process.pid() + " cannot be stopped", e);
            }
        }
    }

    /** {@code preferred} when nothing listens there, else a free port. */
    static int freePort(String bind, int preferred) throws IOException {
        var address = InetAddress.getByName(bind);
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, preferred));
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(address, 0));
                return socket.getLocalPort();
            }
        }
    }
}
