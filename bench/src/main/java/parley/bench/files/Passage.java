package parley.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import parley.bench.machine.BenchException;
import parley.bench.machine.RunningServer;

/** One file's way to a server and back. Its processes change as they are killed. */
final class Passage implements AutoCloseable {
    private static final long LOOK_MS = 20;
    private static final long PATIENCE_NS = Duration.ofMinutes(30).toNanos();

    private final Place place;
    private final CuttingProxy proxy;
    private final Path file;
    private RunningServer server;
    private FileClientProcess client;
    private Peak atServer;
    private Peak atClient;
    private double seconds;

    Passage(Place place, CuttingProxy proxy, Path file) throws IOException, InterruptedException {
        this.place = place;
        this.proxy = proxy;
        this.file = file;
        server = place.server();
        client = place.client(server, proxy.port());
        atServer = new Peak(server.pid());
        atClient = new Peak(client.pid());
    }

    /** Waits so long; what either side holds then is what it holds without a file. */
    void idle(Duration settled) throws IOException, InterruptedException {
        Thread.sleep(settled);
        atServer = new Peak(server.pid());
        atClient = new Peak(client.pid());
    }

    /** Kills the client after a third of the bytes and the server after two; the file's id. */
    String send() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long from = proxy.passed();
        long size = Files.size(file);
        client.tell("send " + file);
        watch(() -> proxy.passed() > from + size / 3);
        client.kill();
        client = place.client(server, proxy.port());
        client.tell("rest " + file.getFileName());
        watch(() -> proxy.passed() > from + size * 2 / 3);
        server.process().kill();
        server = place.server();
        watch(() -> client.ready() || !client.alive());
        var id = client.expect("sent");
        seconds = (System.nanoTime() - begin) / 1e9;
        return id;
    }

    /** Saves it again and compares. */
    void fetch(String id, Path target) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        client.tell("fetch " + id + " " + target);
        watch(() -> client.ready() || !client.alive());
        client.expect("fetched");
        seconds = (System.nanoTime() - begin) / 1e9;
        if (!RandomFile.hash(target).equals(RandomFile.hash(file))) {
            throw new BenchException("what came back is not what was sent");
        }
    }

    /** How long the last step took. */
    double seconds() {
        return seconds;
    }

    long serverKib() {
        return atServer.aboveIdleKib();
    }

    long clientKib() {
        return atClient.aboveIdleKib();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Looks at the memory of both until something is so. */
    private void watch(Condition until) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!until.holds()) {
            if (System.nanoTime() > end) throw new BenchException("the file does not get through");
            if (!server.process().alive()) {
                throw new BenchException("the server ended:\n" + server.lastWords());
            }
            if (!client.alive()) client.expect("a living client");
            atServer.look(server.pid());
            atClient.look(client.pid());
            Thread.sleep(LOOK_MS);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
