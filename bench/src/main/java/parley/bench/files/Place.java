package parley.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;
import parley.bench.machine.RunningServer;
import parley.bench.peer.ParleyPeer;

/**
 * Where a server and a client keep what they have, from one of their processes to the next.
 *
 * @param port the server's, the same at every start
 */
record Place(ParleyPeer peer, Bench bench, Path folder, int port) {
    private static final Pattern PIN = Pattern.compile("parley ready \\S+ pin=(\\S+)");

    RunningServer server() throws IOException, InterruptedException {
        return peer.launch(bench, folder.resolve("server"), port);
    }

    /** A client that reaches the server by another port. */
    FileClientProcess client(RunningServer server, int by) throws IOException {
        var pin = PIN.matcher(server.lastWords());
        if (!pin.find()) throw new BenchException("the server told no pin:\n" + server.lastWords());
        var code = folder.resolve("server/setup-code");
        return FileClientProcess.start(
                folder.resolve("client"),
                "parley://127.0.0.1:" + by + "#pin=" + pin.group(1),
                Files.exists(code) ? Files.readString(code).strip() : "used");
    }
}
