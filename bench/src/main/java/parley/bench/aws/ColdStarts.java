package parley.bench.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.bench.machine.BenchException;
import parley.protocol.MemberOp;
import parley.protocol.Request;
import parley.server.aws.local.Emulators;
import parley.server.aws.local.Meter;

/**
 * From the start of a JVM, with the options Lambda gives Java, to the function's answer to a first
 * request (a room's members), with and without the JVM's AOT cache.
 */
final class ColdStarts {
    private static final List<String> LAMBDA =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx448m",
                    "-Xlog:disable",
                    "-Xlog:all=error:stderr");

    private final Emulators emulators;
    private final Path folder;
    private final String jars;

    /** {@code jars}: the class path of the function as it runs on AWS, and of {@link ColdStart}. */
    ColdStarts(Emulators emulators, Path folder, String jars) {
        this.jars = jars;
        this.emulators = emulators;
        this.folder = folder;
    }

    void measure(int starts) throws IOException, InterruptedException {
        try (var talk = new Talk(emulators, "cold", 2, 1, new Meter())) {
            var event = folder.resolve("event.json");
            var members =
                    new MemberOp.ListMembers(
                            Optional.of(talk.room()), Optional.empty(), Optional.empty());
            talk.write(event, Request.read("1", members));
            var cache = folder.resolve("function.aot");
            first(event, List.of("-XX:AOTCacheOutput=" + cache));
            if (!Files.exists(cache)) throw new BenchException("the JVM made no AOT cache");
            AwsProbe.say("cold start of the function", "plainMs", median(event, List.of(), starts));
            var cached = List.of("-XX:AOTCache=" + cache);
            AwsProbe.say("cold start of the function", "aotMs", median(event, cached, starts));
        }
    }

    private double median(Path event, List<String> options, int starts)
            throws IOException, InterruptedException {
        var took = new double[starts];
        for (int i = 0; i < starts; i++) took[i] = first(event, options);
        Arrays.sort(took);
        return took[starts / 2];
    }

    private double first(Path event, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(LAMBDA);
        command.addAll(options);
        command.addAll(List.of("-cp", jars));
        command.addAll(List.of(ColdStart.class.getName(), event.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(
                        Map.of(
                                "PARLEY_TABLE", "cold",
                                "PARLEY_BUCKET", Emulators.BUCKET,
                                "PARLEY_CALLBACKS", "http://127.0.0.1:9",
                                "PARLEY_ADDRESS", "127.0.0.1",
                                "AWS_REGION", "us-east-1",
                                "AWS_ACCESS_KEY_ID", "local",
                                "AWS_SECRET_ACCESS_KEY", "local",
                                "AWS_ENDPOINT_URL_DYNAMODB", emulators.tables().toString(),
                                "AWS_ENDPOINT_URL_S3", emulators.blobs().toString()));
        builder.redirectError(folder.resolve("cold.log").toFile());
        long begin = System.nanoTime();
        var process = builder.start();
        try (var out = process.inputReader()) {
            var answer = out.readLine();
            double ms = (System.nanoTime() - begin) / 1e6;
            if (answer == null || !answer.contains("user1")) {
                throw new BenchException("a cold function answered " + answer);
            }
            var _ = process.waitFor();
            return ms;
        }
    }
}
