package parley.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;

/**
 * The server as {@code ./parley server} starts it: the same jars, the same options of the JVM.
 *
 * @param jars the folder with all of them
 */
record ParleyInstallation(Path java, Path jars) {
    private static final List<String> JVM =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xms16m",
                    "-Xmx256m",
                    "-XX:TrimNativeHeapInterval=5000");

    /** Where the build has put it; the Java that runs this runs it, too. */
    static ParleyInstallation of(Bench bench) {
        var jars = bench.project().resolve("client-desktop/target/app");
        if (!Files.isDirectory(jars)) {
            throw new BenchException("there is no " + jars + "; run ./parley build first");
        }
        return new ParleyInstallation(Path.of(System.getProperty("java.home"), "bin/java"), jars);
    }

    /**
     * The command that starts it on this machine only, without limits on how much a user may send.
     *
     * @param jvm further options of the JVM
     */
    List<String> command(List<String> jvm, Path data, int port, boolean tls) {
        var command = new ArrayList<String>(List.of(java.toString()));
        command.addAll(JVM);
        command.addAll(jvm);
        command.addAll(List.of("-cp", jars + "/*", "parley.server.lite.ServerMain"));
        command.addAll(List.of("--data", data.toString(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--tls", tls ? "on" : "off"));
        command.addAll(List.of("--guards", "off", "--log", "warn"));
        return command;
    }
}
