package parley.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import parley.bench.load.LoadGenerator;
import parley.bench.load.Reading;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.peer.ParleyPeer;
import parley.bench.report.Figures;

/**
 * The server is killed under many members of one room and started again at once; counted is when
 * each of them has every entry of the room.
 */
public record Reconnect(String name, int members, ParleyPeer peer, LoadGenerator generator)
        implements Workload {
    private static final List<String> METRICS =
            List.of("downMs", "sinceCutP50ms", "sinceCutP95ms", "sinceCutMaxMs", "sinceUpP95ms");

    @Override
    public String summary() {
        return "%,d members of a room, the server killed and started again".formatted(members);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        try (var server = peer.start(bench, Shape.fanOut(1, members, 1, 1))) {
            var command = new ArrayList<>(generator.command("reconnect", server));
            command.addAll(List.of("--connections", Integer.toString(members)));
            command.addAll(List.of("--members", Integer.toString(members)));
            command.addAll(List.of("--warmup-ms", "2000"));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var out =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                var first = out.readLine();
                if (!"ready".equals(first)) throw new BenchException("the generator said " + first);
                server.process().kill();
                try (var _ =
                        peer.launch(bench, bench.work().resolve("parley-data"), server.port())) {
                    var last = String.valueOf(out.readLine());
                    if (!last.startsWith("{"))
                        throw new BenchException("the generator said " + last);
                    var reading = Reading.parse(last);
                    if (!reading.correct()) throw new BenchException("not all came back: " + last);
                    figures.add(name, peer.name(), reading, METRICS);
                    bench.say("  %-24s %s".formatted(peer.name(), reading.line(METRICS)));
                }
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
