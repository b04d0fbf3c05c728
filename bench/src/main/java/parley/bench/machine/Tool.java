package parley.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that is run to its end. */
public final class Tool {
    private Tool() {}

    /**
     * Runs a command in a folder and returns what it printed.
     *
     * @throws IOException when there is no such program
     * @throws BenchException when it ends with anything but 0; the message holds what it printed
     */
    public static String run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        return run(folder, Map.of(), command);
    }

    /** The same with additions to the environment. */
    public static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).environment().putAll(environment);
        var process = builder.start();
        try (var out = process.getInputStream()) {
            var printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException(String.join(" ", command) + " failed:\n" + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}
