package parley.bench.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.bench.machine.BenchException;

/** A {@link FileClient}. For one thread. */
final class FileClientProcess implements AutoCloseable {
    /** As a desktop has it, so that its memory says something of a desktop's. */
    private static final List<String> JVM =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xms16m",
                    "-Xmx256m",
                    "-Xss512k");

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final Path log;

    private FileClientProcess(Process process, Path log) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.log = log;
    }

    /** Returns once it is connected. */
    static FileClientProcess start(Path folder, String link, String setupCode) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(FileClient.class.getName(), folder.toString(), link, setupCode));
        var log = folder.resolveSibling(folder.getFileName() + ".log");
        var process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        var client = new FileClientProcess(process, log);
        client.expect("ready");
        return client;
    }

    long pid() {
        return process.pid();
    }

    void tell(String line) {
        in.println(line);
    }

    /** Waits for a line that begins like this; the rest of it. */
    String expect(String beginning) throws IOException {
        var line = out.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new BenchException(
                    "the client said "
                            + line
                            + " instead of "
                            + beginning
                            + "\n"
                            + Files.readString(log));
        }
        return line.substring(beginning.length()).strip();
    }

    /** Whether a line has come. */
    boolean ready() throws IOException {
        return out.ready();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Ends it at once, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
