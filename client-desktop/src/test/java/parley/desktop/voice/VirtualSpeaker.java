package parley.desktop.voice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PulseAudio of its own whose speaker is heard by nobody but {@link #heard}. Debian: pulseaudio
 * pulseaudio-utils libasound2-plugins.
 */
final class VirtualSpeaker implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of("pulseaudio", "pactl", "parec");
    private static final String DEVICES =
            """
            load-module module-native-protocol-unix
            load-module module-null-sink sink_name=speaker
            set-default-sink speaker
            """;
    private static final String ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n";
    private static final long STOP_SECONDS = 10;
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TURNS = 600;

    private final Path home;
    private final Process daemon;

    private VirtualSpeaker(Path home, Process daemon) {
        this.home = home;
        this.daemon = daemon;
    }

    /** What this machine lacks for it; empty if nothing. */
    static List<String> missing() {
        var path = List.of(System.getenv("PATH").split(":", -1));
        return PROGRAMS.stream()
                .filter(program ->
                        path.stream().noneMatch(each -> Files.isExecutable(Path.of(each, program))))
                .toList();
    }

    /** Returns once the sound system answers. */
    static VirtualSpeaker start(Path home) throws IOException {
        Files.createDirectories(home.resolve("run"));
        Files.writeString(home.resolve("devices.pa"), DEVICES);
        Files.writeString(home.resolve(".asoundrc"), ALSA);
        var command =
                List.of(
                        "pulseaudio",
                        "-n",
                        "-F",
                        home.resolve("devices.pa").toString(),
                        "--daemonize=no",
                        "--exit-idle-time=-1");
        var speaker = new VirtualSpeaker(home, process(home, command).start());
        for (int i = 0; i < TURNS && speaker.daemon.isAlive(); i++) {
            var asked = process(home, List.of("pactl", "info")).start();
            if (asked.onExit().join().exitValue() == 0) {
                return speaker;
            }
            LockSupport.parkNanos(TURN_NS);
        }
        speaker.close();
        throw new IOException(Files.readString(home.resolve("log")));
    }

    private static ProcessBuilder process(Path home, List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
        return builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    }

    /** What {@code main} tells when it runs as a program of its own in this home. */
    String run(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        var program =
                process(home, command)
                        .redirectErrorStream(false)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try (var told = program.inputReader(StandardCharsets.UTF_8)) {
            return told.readAllAsString();
        } finally {
            program.destroyForcibly();
        }
    }

    /** What the speaker sounds like while {@code main} runs, and what that tells. */
    Heard heard(Class<?> main, String... arguments) throws IOException {
        var raw = Files.createTempFile(home, "heard", ".raw");
        var ear =
                process(
                                home,
                                List.of(
                                        "parec",
                                        "--device=speaker.monitor",
                                        "--format=s16le",
                                        "--rate=" + Heard.RATE,
                                        "--channels=1",
                                        "--latency-msec=20"))
                        .redirectErrorStream(false)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                        .redirectOutput(raw.toFile())
                        .start();
        try {
            until(raw, 1);
            var told = run(main, arguments);
            until(raw, Files.size(raw) + Heard.RATE); // what is still on its way
            return Heard.of(raw, told);
        } finally {
            ear.destroyForcibly().onExit().join();
        }
    }

    private static void until(Path file, long size) throws IOException {
        for (int i = 0; i < TURNS && Files.size(file) < size; i++) {
            LockSupport.parkNanos(TURN_NS);
        }
    }

    /** The sound system goes away. */
    @Override
    public void close() {
        daemon.destroy();
        var _ = daemon.onExit().completeOnTimeout(daemon, STOP_SECONDS, TimeUnit.SECONDS).join();
        daemon.destroyForcibly();
    }
}
