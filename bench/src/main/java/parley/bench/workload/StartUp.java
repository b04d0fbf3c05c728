package parley.bench.workload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import parley.bench.load.LoadGenerator;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.HandshakeProbe;
import parley.bench.machine.Memory;
import parley.bench.peer.ParleyPeer;
import parley.bench.report.Figure;
import parley.bench.report.Figures;

/**
 * From starting the server's process to the first finished WebSocket handshake, on data that exists
 * already, with and without the JVM's AOT cache; and its memory with nobody connected.
 */
public record StartUp(String name, LoadGenerator generator) implements Workload {
    private static final Shape ROOM = Shape.fanOut(1, 2, 1, 1).warmedUp(Duration.ofSeconds(1));

    /** Twice the interval in which the C library gives memory back. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final int STARTS = 7;

    @Override
    public String summary() {
        return "start of the server to the first handshake, and its memory when idle";
    }

    @Override
    public void measure(Bench bench, Figures figures) throws IOException, InterruptedException {
        var cache = bench.work().resolve("server.aot");
        Files.deleteIfExists(cache);
        train(bench, cache);

        var data = bench.work().resolve("parley-data");
        var plain = new ParleyPeer(false);
        starts(bench, figures, data, plain.name(), plain);
        var cached = plain.with(List.of("-XX:AOTCache=" + cache));
        starts(bench, figures, data, plain.name() + ", AOT cache", cached);
        idle(bench, figures, data, plain);
        idle(bench, figures, data, new ParleyPeer(true));
    }

    /** A short life with real traffic, so that the cache holds what a server needs; leaves data. */
    private void train(Bench bench, Path cache) throws IOException, InterruptedException {
        var peer = new ParleyPeer(false).with(List.of("-XX:AOTCacheOutput=" + cache));
        try (var server = peer.start(bench, ROOM)) {
            generator.load(bench, server, ROOM);
        }
        if (!Files.exists(cache)) {
            throw new BenchException("the JVM made no AOT cache; what it left: " + cache);
        }
    }

    private void starts(Bench bench, Figures figures, Path data, String label, ParleyPeer peer)
            throws IOException, InterruptedException {
        var token = Files.readString(data.resolve("plan")).split(" ", 2)[0];
        var took = new double[bench.quick() ? 3 : STARTS];
        for (int i = 0; i < took.length; i++) {
            int port = HandshakeProbe.freePort();
            long begin = System.nanoTime();
            try (var _ = peer.process(bench, data, port)) {
                HandshakeProbe.await(port, token);
                took[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(took);
        add(bench, figures, label, "handshakeMs", took[took.length / 2]);
    }

    private void idle(Bench bench, Figures figures, Path data, ParleyPeer peer)
            throws IOException, InterruptedException {
        try (var server = peer.launch(bench, data, 0)) {
            Thread.sleep(SETTLED);
            add(
                    bench,
                    figures,
                    peer.name(),
                    "memoryKiB",
                    (double) Memory.residentKib(server.pid()));
        }
    }

    private void add(Bench bench, Figures figures, String label, String metric, double value) {
        bench.say("  %-24s %s %,.0f".formatted(label, metric, value));
        figures.add(new Figure(name, label, metric, value, true));
    }
}
