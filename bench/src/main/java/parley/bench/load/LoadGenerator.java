package parley.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.RunningServer;

/** Drives the load generator against a server that runs already. */
public final class LoadGenerator {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final NativeTools tools;

    public LoadGenerator(NativeTools tools) {
        this.tools = tools;
    }

    public NativeTools tools() {
        return tools;
    }

    /**
     * Applies a load and returns what was counted; throws when anything was lost or out of order.
     */
    public Reading load(Bench bench, RunningServer server, Shape shape)
            throws IOException, InterruptedException {
        var command = command("load", server);
        command.addAll(shape.options());
        add(command, "--warmup-ms", bench.warmup(shape.warmup()).toMillis());
        add(command, "--measure-ms", bench.measured(shape.measured()).toMillis());
        return run(command, server);
    }

    /** Opens connections that say nothing, and counts time and memory. */
    public Reading idle(RunningServer server, int connections)
            throws IOException, InterruptedException {
        var command = command("idle", server);
        add(command, "--connections", connections);
        add(command, "--measure-ms", 1000);
        return run(command, server);
    }

    /** The command of a mode, for a caller that runs it itself. */
    public List<String> command(String mode, RunningServer server) {
        var command = new ArrayList<String>();
        command.add(tools.generator().toString());
        command.addAll(List.of("--mode", mode, "--dialect", server.dialect()));
        add(command, "--port", server.port());
        add(command, "--tls", server.tls() ? 1 : 0);
        add(command, "--server-pid", server.pid());
        add(command, "--spread", 50);
        server.plan().ifPresent(plan -> command.addAll(List.of("--plan", plan.toString())));
        return command;
    }

    private static Reading run(List<String> command, RunningServer server)
            throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text;
        try (var out = process.getInputStream()) {
            process.getOutputStream().close();
            text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new BenchException("the generator did not end: " + command);
            }
        } finally {
            process.destroyForcibly();
        }
        var line = text.lines().filter(each -> each.startsWith("{")).findFirst();
        if (line.isEmpty() || process.exitValue() != 0) {
            throw new BenchException(
                    server.name() + ": " + text.strip() + "\n" + server.lastWords());
        }
        var reading = Reading.parse(line.get());
        if (!reading.correct()) throw new BenchException(server.name() + ": " + text.strip());
        return reading;
    }

    private static void add(List<String> command, String name, long value) {
        command.add(name);
        command.add(Long.toString(value));
    }
}
