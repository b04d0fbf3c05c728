package parley.bench.workload;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import parley.bench.load.LoadGenerator;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.peer.Peer;
import parley.bench.report.Figures;

/**
 * Connections that say nothing: how soon all are ready, and how much resident memory each adds.
 *
 * @param connections how many; both ends together need twice as many open files
 */
public record Idle(String name, int connections, List<Peer> peers, LoadGenerator generator)
        implements Workload {
    private static final List<String> METRICS =
            List.of("readyMs", "serverCpuMs", "memoryBeforeKiB", "memoryKiB", "memoryEachKiB");

    public Idle {
        peers = List.copyOf(peers);
    }

    @Override
    public String summary() {
        return "%,d idle connections".formatted(connections);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var rooms = Shape.fanOut(connections / 100, 100, 1, 1).warmedUp(Duration.ZERO);
        for (var peer : peers) {
            if (!peer.missing().isEmpty()) continue;
            try (var server = peer.start(bench, rooms)) {
                var reading = generator.idle(server, connections);
                figures.add(name, peer.name(), reading, METRICS);
                bench.say("  %-24s %s".formatted(peer.name(), reading.line(METRICS)));
            }
        }
    }
}
