package parley.bench.workload;

import java.io.IOException;
import java.util.List;
import parley.bench.load.LoadGenerator;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.peer.Peer;
import parley.bench.report.Figures;

/**
 * The same load on every peer, one after the other, each on a fresh server.
 *
 * @param metrics the generator's numbers to keep
 */
public record Load(
        String name,
        String summary,
        Shape shape,
        List<Peer> peers,
        LoadGenerator generator,
        List<String> metrics)
        implements Workload {

    public Load {
        peers = List.copyOf(peers);
        metrics = List.copyOf(metrics);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        for (var peer : peers) {
            if (!peer.missing().isEmpty()) continue;
            try (var server = peer.start(bench, shape)) {
                var reading = generator.load(bench, server, shape);
                figures.add(name, peer.name(), reading, metrics);
                bench.say(
                        "  %-24s %s%s"
                                .formatted(
                                        peer.name(),
                                        reading.line(metrics),
                                        reading.quiet() ? "" : " (others used the machine)"));
            }
        }
    }
}
