package parley.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.RunningServer;
import parley.bench.machine.ServerProcess;
import parley.bench.machine.Tool;

/** socket.io 4 on node, as it is, or storing in SQLite with synchronous=FULL before it emits. */
public final class SocketIoPeer implements Peer {
    private final boolean durable;
    private final Path installed;
    private final String missing;

    private SocketIoPeer(boolean durable, Path installed, String missing) {
        this.durable = durable;
        this.installed = installed;
        this.missing = missing;
    }

    /** Installs the packages with npm, once; without node or npm both say so when asked. */
    public static List<SocketIoPeer> both(Bench bench) throws IOException, InterruptedException {
        var installed = Files.createDirectories(bench.work().resolve("socketio"));
        var missing = install(bench, installed);
        return List.of(
                new SocketIoPeer(false, installed, missing),
                new SocketIoPeer(true, installed, missing));
    }

    private static String install(Bench bench, Path installed)
            throws IOException, InterruptedException {
        var sources = bench.project().resolve("bench/src/main/peers/socketio");
        for (var name : List.of("package.json", "package-lock.json", "server.mjs")) {
            Files.write(installed.resolve(name), Files.readAllBytes(sources.resolve(name)));
        }
        var addon = "node_modules/better-sqlite3/build/Release/better_sqlite3.node";
        if (Files.exists(installed.resolve(addon))) return "";
        bench.say("installing socket.io and compiling better-sqlite3 …");
        try {
            Tool.run(
                    installed,
                    Map.of("npm_config_build_from_source", "true"),
                    List.of("npm", "ci", "--no-audit", "--no-fund"));
            return "";
        } catch (IOException | BenchException e) {
            return "npm could not install it: " + e.getMessage();
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
        return missing;
    }

    @Override
    public RunningServer start(Bench bench, Shape shape) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("peer-data");
        var command =
                new ArrayList<String>(List.of("node", installed.resolve("server.mjs").toString()));
        if (durable) command.add(folder.resolve("messages.db").toString());
        var process = ServerProcess.start(installed, command, NativePeer.ANNOUNCEMENT);
        return new RunningServer(
                name(), "socketio", process.awaitPort(), false, Optional.empty(), process);
    }
}
