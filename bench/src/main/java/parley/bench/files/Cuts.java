package parley.bench.files;

import java.io.IOException;
import java.time.Duration;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.HandshakeProbe;
import parley.bench.peer.ParleyPeer;
import parley.bench.report.Figure;
import parley.bench.report.Figures;
import parley.bench.workload.Workload;

/**
 * A large file from one process of the client's core through a server's process and back, over TLS,
 * while the network is cut again and again; on the way there the client is killed once and the
 * server once. What comes back must be what was sent.
 *
 * @param mib of the file; more than 80, or it goes in one piece and never gets past a cut
 */
public record Cuts(String name, int mib, ParleyPeer peer) implements Workload {
    private static final String PEER = "Parley";
    private static final long MIB = 1 << 20;
    private static final Duration SETTLED = Duration.ofSeconds(10);

    public Cuts {
        if (mib < 80) throw new BenchException("a file for cuts has at least 80 MiB");
    }

    /** 50 MB, or less for a small file; always more than a part. */
    private long cutEvery() {
        return Math.clamp(mib * MIB / 6, 12 * MIB, 50_000_000);
    }

    @Override
    public String summary() {
        return "a file of %,d MiB, the network cut every %,.0f MB, both sides killed once"
                .formatted(mib, cutEvery() / 1e6);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("files");
        var file = folder.resolve("large.bin");
        RandomFile.write(file, mib, 1);
        int port = HandshakeProbe.freePort();
        try (var proxy = new CuttingProxy(port, cutEvery())) {
            var place = new Place(peer, bench, folder, port);
            signUp(place, proxy);
            try (var run = new Passage(place, proxy, file)) {
                run.idle(bench.warmup(SETTLED));
                var sent = run.send();
                add(bench, figures, "upS", run.seconds());
                run.fetch(sent, folder.resolve("back.bin"));
                add(bench, figures, "downS", run.seconds());
                add(bench, figures, "mib", mib);
                add(bench, figures, "cuts", proxy.cuts());
                add(bench, figures, "clientKiB", (double) run.clientKib());
                add(bench, figures, "serverKiB", (double) run.serverKib());
            }
        }
        Bench.delete(folder);
    }

    /** The hash of a password costs memory, so this is done before the idle look. */
    private static void signUp(Place place, CuttingProxy proxy)
            throws IOException, InterruptedException {
        try (var server = place.server();
                var _ = place.client(server, proxy.port())) {
            place.bench().say("  signed up");
        }
    }

    private void add(Bench bench, Figures figures, String metric, double value) {
        bench.say("  %-24s %s %,.1f".formatted(PEER, metric, value));
        figures.add(new Figure(name, PEER, metric, value, true));
    }
}
