package parley.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.RunningServer;
import parley.bench.machine.ServerProcess;
import parley.bench.people.Population;

/** Parley's own server, as it is shipped, with signed-in people in rooms. */
public final class ParleyPeer implements Peer {
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("^parley ready https?://\\S+?:(\\d+)");

    private final boolean tls;
    private final List<String> jvm;

    public ParleyPeer(boolean tls) {
        this(tls, options());
    }

    private ParleyPeer(boolean tls, List<String> jvm) {
        this.tls = tls;
        this.jvm = List.copyOf(jvm);
    }

    /** Further options of the server's JVM, to look into it: {@code -Dparley.bench.jvm=…}. */
    private static List<String> options() {
        var text = System.getProperty("parley.bench.jvm", "").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }

    /** The same with further options of the JVM. */
    public ParleyPeer with(List<String> more) {
        return new ParleyPeer(tls, more);
    }

    @Override
    public String name() {
        return tls ? "Parley, TLS" : "Parley";
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public RunningServer start(Bench bench, Shape shape) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("parley-data");
        var server = launch(bench, folder, 0);
        try {
            var plan = folder.resolve("plan");
            Population.create(server.port(), tls, folder.resolve("setup-code"), shape, plan);
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Starts a server on the data that another left, and waits until it is ready. */
    public RunningServer launch(Bench bench, Path folder, int port)
            throws IOException, InterruptedException {
        var process = process(bench, folder, port);
        var plan = Optional.of(folder.resolve("plan"));
        return new RunningServer(name(), "parley", process.awaitPort(), tls, plan, process);
    }

    /** The same without waiting. */
    public ServerProcess process(Bench bench, Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        var command = ParleyInstallation.of(bench).command(jvm, folder, port, tls);
        return ServerProcess.start(folder, command, ANNOUNCEMENT);
    }
}
