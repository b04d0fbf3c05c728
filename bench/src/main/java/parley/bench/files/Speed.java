package parley.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.HandshakeProbe;
import parley.bench.machine.Tool;
import parley.bench.peer.ParleyPeer;
import parley.bench.report.Figure;
import parley.bench.report.Figures;
import parley.bench.workload.Workload;

/**
 * How fast a large file goes there and back, over TLS 1.3: curl with nginx, curl with Parley's
 * server, and Parley's client with Parley's server. The last hashes what it sends before it sends
 * it and what it gets after it got it; Parley's server hashes each part and syncs it to the disk;
 * the others do neither.
 */
public record Speed(String name, int mib, ParleyPeer peer) implements Workload {
    private static final String NGINX = "nginx, curl";

    @Override
    public String summary() {
        return "a file of %,d MiB there and back, beside nginx and curl".formatted(mib);
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("file-speed");
        var missing = Nginx.missing();
        if (missing.isEmpty()) {
            nginx(bench, figures, folder);
            Bench.delete(folder.resolve("nginx"));
        } else {
            bench.say("  no comparison: this machine has no " + String.join(", no ", missing));
        }
        var place = new Place(peer, bench, folder, HandshakeProbe.freePort());
        try (var server = place.server();
                var client = place.client(server, place.port())) {
            if (!missing.contains("curl")) curl(bench, figures, place, client);
            parley(bench, figures, place, new Both(server.pid(), client));
        }
        Bench.delete(folder);
    }

    private void nginx(Bench bench, Figures figures, Path folder)
            throws IOException, InterruptedException {
        var file = file(folder, 2);
        try (var nginx = Nginx.start(folder.resolve("nginx"))) {
            var url = nginx.url("large.bin");
            long begin = System.nanoTime();
            Tool.run(folder, List.of("curl", "-ksSf", "-H", "Expect:", "-T", file.toString(), url));
            add(bench, figures, NGINX, "upMBs", begin);
            download(bench, figures, NGINX, folder, url, file);
        }
    }

    private void curl(Bench bench, Figures figures, Place place, FileClientProcess client)
            throws IOException, InterruptedException {
        var label = peer.name() + ", curl";
        var folder = place.folder();
        var file = file(folder, 3);
        var parts = folder.resolve("parts");
        client.tell("links " + file + " " + parts);
        var id = client.expect("links");
        settle(folder);
        long begin = System.nanoTime();
        Tool.run(folder, List.of("curl", "-K", parts.resolve("curl.conf").toString()));
        client.tell("done " + id);
        var url = "https://127.0.0.1:" + place.port() + client.expect("done");
        add(bench, figures, label, "upMBs", begin);
        download(bench, figures, label, folder, url, file);
    }

    private void download(
            Bench bench, Figures figures, String label, Path folder, String url, Path file)
            throws IOException, InterruptedException {
        var back = folder.resolve("back.bin");
        settle(folder);
        long begin = System.nanoTime();
        Tool.run(folder, List.of("curl", "-ksSf", "-o", back.toString(), url));
        add(bench, figures, label, "downMBs", begin);
        same(file, back);
    }

    /** The two processes between which a file goes. */
    private record Both(long server, FileClientProcess client) {
        /** Processor seconds of the server and of the client up to now. */
        double[] used() {
            return new double[] {seconds(server), seconds(client.pid())};
        }

        private static double seconds(long pid) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .map(used -> used.toMillis() / 1e3)
                    .orElse(Double.NaN);
        }
    }

    private void parley(Bench bench, Figures figures, Place place, Both both)
            throws IOException, InterruptedException {
        var folder = place.folder();
        var client = both.client();
        var used = both.used();
        var file = file(folder, 4);
        var back = folder.resolve("back.bin");
        long begin = System.nanoTime();
        client.tell("send " + file);
        var id = client.expect("sent");
        add(bench, figures, peer.name(), "upMBs", begin);
        used = processors(bench, used, both);
        settle(folder);
        begin = System.nanoTime();
        client.tell("fetch " + id + " " + back);
        client.expect("fetched");
        add(bench, figures, peer.name(), "downMBs", begin);
        processors(bench, used, both);
        same(file, back);
    }

    /** Says what the way took of the processors, which other work on a machine changes little. */
    private static double[] processors(Bench bench, double[] before, Both both) {
        var now = both.used();
        bench.say(
                "    processor seconds: server %.1f, client %.1f"
                        .formatted(now[0] - before[0], now[1] - before[1]));
        return now;
    }

    /** Another one for each, or the server would have it already. */
    private Path file(Path folder, int seed) throws IOException, InterruptedException {
        var file = folder.resolve("large.bin");
        RandomFile.write(file, mib, seed);
        settle(folder);
        return file;
    }

    /**
     * What one has left in the system's cache is not written at the next one's expense, and the
     * memory for what comes was just in use: a virtual machine may have to get it from its host,
     * which took 2.4 s a GiB on the machine of docs/performance.md, always from whoever came last.
     */
    private void settle(Path folder) throws IOException, InterruptedException {
        var memory = folder.resolve("memory");
        RandomFile.write(memory, mib, 1);
        Tool.run(folder, List.of("sync"));
        Files.delete(memory);
    }

    private static void same(Path file, Path back) throws IOException {
        if (Files.mismatch(file, back) >= 0) {
            throw new BenchException("what came back is not what was sent");
        }
        Files.delete(back);
    }

    private void add(Bench bench, Figures figures, String label, String metric, long begin) {
        double rate = mib * (double) (1 << 20) / 1e6 / ((System.nanoTime() - begin) / 1e9);
        bench.say("  %-24s %s %,.0f".formatted(label, metric, rate));
        figures.add(new Figure(name, label, metric, rate, true));
    }
}
