package parley.bench.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import parley.bench.load.NativeTools;
import parley.bench.load.Shape;
import parley.bench.machine.Bench;
import parley.bench.machine.RunningServer;
import parley.bench.machine.ServerProcess;

/** The chat server in C, with or without fdatasync before every delivery. */
public record NativePeer(NativeTools tools, boolean durable) implements Peer {
    static final Pattern ANNOUNCEMENT = Pattern.compile("^port (\\d+)$");

    @Override
    public String name() {
        return durable ? "C, fdatasync" : "C";
    }

    @Override
    public RunningServer start(Bench bench, Shape shape) throws IOException, InterruptedException {
        var folder = bench.emptyFolder("peer-data");
        var command = new ArrayList<String>(List.of(tools.peer().toString()));
        if (durable) command.add(folder.resolve("messages.log").toString());
        var process = ServerProcess.start(folder, command, ANNOUNCEMENT);
        return new RunningServer(
                name(), "plain", process.awaitPort(), false, Optional.empty(), process);
    }
}
