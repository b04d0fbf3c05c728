package parley.bench.workload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parley.bench.aws.AwsProbe;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.report.Figure;
import parley.bench.report.Figures;

/**
 * The AWS backend on emulators, in a process of its own: what a message costs that ten hear, 200
 * writers of one room at once, and the function's first answer with and without an AOT cache. The
 * milliseconds are those of DynamoDB Local on this machine, not of AWS.
 */
public record Aws(String name) implements Workload {
    private static final String SAID = "figure ";

    @Override
    public String summary() {
        return "the AWS backend on emulators: a message, 200 writers, cold starts";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var jars = bench.project().resolve("server-aws/target/app");
        if (!Files.isDirectory(jars)) {
            throw new BenchException("there is no " + jars + "; run ./parley build first");
        }
        var log = bench.work().resolve("aws.log");
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx1g",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-cp",
                        jars + "/*" + File.pathSeparator + System.getProperty("java.class.path"),
                        AwsProbe.class.getName(),
                        bench.emptyFolder("aws").toString(),
                        Boolean.toString(bench.quick()),
                        function(bench));
        var process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        try (var out = process.inputReader()) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(SAID)) {
                    add(bench, figures, line.substring(SAID.length()).split("\\|", 3));
                }
            }
            if (process.waitFor() != 0) {
                throw new BenchException("the probe failed:\n" + Files.readString(log));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** What runs on AWS, and the benchmark's own classes. */
    private static String function(Bench bench) throws IOException {
        try (var lib = Files.list(bench.project().resolve("server-aws/function/target/lib"));
                var own = Files.list(bench.project().resolve("bench/target/app"))) {
            return Stream.concat(
                            lib.sorted(),
                            own.filter(jar -> jar.getFileName().toString().startsWith("bench-")))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private void add(Bench bench, Figures figures, String[] said) {
        double value = Double.parseDouble(said[2]);
        bench.say("  %-36s %s %,.1f".formatted(said[0], said[1], value));
        figures.add(new Figure(name, said[0], said[1], value, true));
    }
}
