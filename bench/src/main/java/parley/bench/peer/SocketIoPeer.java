package parley.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.RunningServer;
import parley.bench.machine.ServerProcess;
import parley.bench.machine.Tool;

/** socket.io 4 on node, as it is, or storing in SQLite with synchronous=FULL before it emits. */
public final class SocketIoPeer implements Peer {
    private final boolean durable;
    private final Bench bench;
    private @Nullable String missing;

    private SocketIoPeer(boolean durable, Bench bench) {
        this.durable = durable;
        this.bench = bench;
    }

    /** Their packages are installed with npm when first needed; without npm both say so. */
    public static List<SocketIoPeer> both(Bench bench) {
        return List.of(new SocketIoPeer(false, bench), new SocketIoPeer(true, bench));
    }

    private Path installed() {
        return bench.work().resolve("socketio");
    }

    private String install() {
        try {
            var installed = Files.createDirectories(installed());
            var sources = bench.project().resolve("bench/src/main/peers/socketio");
            for (var name : List.of("package.json", "package-lock.json", "server.mjs")) {
                Files.write(installed.resolve(name), Files.readAllBytes(sources.resolve(name)));
            }
            var addon = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";
            if (Files.exists(installed.resolve(addon))) return "";
            bench.say("installing socket.io and compiling better-sqlite3 …");
            Tool.run(
                    installed,
                    Map.of("npm_config_build_from_source", "true"),
                    List.of("npm", "ci", "--no-audit", "--no-fund"));
            return "";
        } catch (IOException | BenchException e) {
            return "npm could not install it: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public String name() {
        return durable ? "socket.io + SQLite FULL" : "socket.io";
    }

    @Override
    public boolean durable() {
        return durable;
    }

    @Override
    public String missing() {
        var known = missing;
        if (known == null) {
            known = install();
            missing = known;
        }
        return known;
    }

    @Override
    public RunningServer start(Bench bench, Shape shape) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("peer-data");
        var command =
                new ArrayList<String>(
                        List.of("node", installed().resolve("server.mjs").toString()));
        if (durable) command.add(folder.resolve("messages.db").toString());
        var process = ServerProcess.start(installed(), command, NativePeer.ANNOUNCEMENT);
        return new RunningServer(
                name(), "socketio", process.awaitPort(), false, Optional.empty(), process);
    }
}
