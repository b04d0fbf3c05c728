package parley.bench.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import parley.bench.machine.Bench;
import parley.bench.machine.BenchException;

/** A desktop's process, drawn into memory instead of onto a screen. */
public final class DesktopProcess implements AutoCloseable {
    /** As {@code ./parley desktop} starts it, without a display; the classes are kept, too. */
    private static final List<String> JVM =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-Xms16m",
                    "-Xmx256m",
                    "-Xmn32m",
                    "-XX:SurvivorRatio=2",
                    "-Xss512k",
                    "-XX:MinHeapFreeRatio=20",
                    "-XX:MaxHeapFreeRatio=40",
                    "-XX:-ShrinkHeapInSteps",
                    "-XX:TrimNativeHeapInterval=5000",
                    "-Dglass.platform=Headless",
                    "-Dprism.order=sw",
                    "-Djava.awt.headless=true");

    private final Process process;
    private final BufferedReader out;
    private final PrintWriter in;
    private final double usableMs;

    private DesktopProcess(Process process, long begin) throws IOException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        expect("usable");
        this.usableMs = (System.nanoTime() - begin) / 1e6;
    }

    /** Starts desktops on the same data, one at a time. */
    public record Starter(List<String> command, Path log) {
        public DesktopProcess start() throws IOException {
            long begin = System.nanoTime();
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.to(log.toFile()))
                            .start();
            try {
                return new DesktopProcess(process, begin);
            } catch (BenchException e) {
                process.destroyForcibly();
                throw new BenchException(e.getMessage() + "\n" + Files.readString(log), e);
            }
        }
    }

    /** Makes the data, and says how to start. */
    public static Starter prepare(Bench bench, int messages)
            throws IOException, InterruptedException {
        return prepare(bench, Profile.folder(bench, messages));
    }

    /** The same with rooms that are hard to show. */
    public static Starter prepareHeavy(Bench bench) throws IOException, InterruptedException {
        return prepare(bench, Profile.heavyFolder(bench));
    }

    /** The same with pictures and voice notes. */
    public static Starter prepareMedia(Bench bench) throws IOException, InterruptedException {
        return prepare(bench, Profile.mediaFolder(bench));
    }

    private static Starter prepare(Bench bench, Path folder) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(JVM);
        var classes = bench.work().resolve("desktop.jsa");
        Files.deleteIfExists(classes);
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + classes));
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DesktopProbe.class.getName());
        command.add(folder.toString());
        return new Starter(command, bench.work().resolve("desktop.log"));
    }

    private String expect(String beginning) throws IOException {
        var line = out.readLine();
        if (line == null || !line.startsWith(beginning)) {
            throw new BenchException("the desktop said " + line + " instead of " + beginning);
        }
        return line;
    }

    public long pid() {
        return process.pid();
    }

    /** From the start of the process to the newest messages on the screen. */
    public double usableMs() {
        return usableMs;
    }

    /** Scrolls back for so long; the figures of {@link Frames} by name. */
    public Map<String, Double> scroll(int seconds) throws IOException {
        in.println("scroll " + seconds);
        var figures = new LinkedHashMap<String, Double>();
        fields(expect("frames="))
                .forEach((name, value) -> figures.put(name, Double.valueOf(value)));
        return figures;
    }

    /** How many nodes of this CSS selector are in the window now. */
    public int count(String selector) throws IOException {
        in.println("count " + selector);
        return Integer.parseInt(fields(expect("count=")).getOrDefault("count", "0"));
    }

    /** Opens a room and stays a moment; what kept the JavaFX thread, see {@link Watchdog}. */
    public Map<String, String> open(String room) throws IOException {
        in.println("open " + room);
        return fields(expect("stalls="));
    }

    /** Opens one room after the other, so often. */
    public Map<String, String> switchRooms(int times) throws IOException {
        in.println("switch " + times);
        return fields(expect("stalls="));
    }

    /** What kept the JavaFX thread since it was asked last. */
    public Map<String, String> stalls() throws IOException {
        in.println("stalls");
        return fields(expect("stalls="));
    }

    private static Map<String, String> fields(String line) {
        var fields = new LinkedHashMap<String, String>();
        for (var each : line.split(" ", -1)) {
            int at = each.indexOf('=');
            fields.put(each.substring(0, at), each.substring(at + 1));
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        in.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
