package parley.client.voice;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A PulseAudio of its own with a microphone that hears what is played to it. Debian: pulseaudio
 * pulseaudio-utils libasound2-plugins espeak-ng.
 */
public final class VirtualMicrophone implements AutoCloseable {
    private static final List<String> PROGRAMS =
            List.of("pulseaudio", "pactl", "paplay", "espeak-ng", "ffprobe");
    private static final String DEVICES =
            """
            load-module module-native-protocol-unix
            load-module module-null-sink sink_name=speaker
            load-module module-null-sink sink_name=ear
            load-module module-remap-source master=ear.monitor source_name=microphone
            set-default-sink speaker
            set-default-source microphone
            """;
    private static final String ALSA = "pcm.!default { type pulse }\nctl.!default { type pulse }\n";
    private static final long STOP_SECONDS = 10;
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TURNS = 600;

    private final Path home;
    private final Process daemon;

    private VirtualMicrophone(Path home, Process daemon) {
        this.home = home;
        this.daemon = daemon;
    }

    /** What this machine lacks for it; empty if nothing. */
    public static List<String> missing() {
        var path = List.of(System.getenv("PATH").split(":", -1));
        return PROGRAMS.stream()
                .filter(program ->
                        path.stream().noneMatch(each -> Files.isExecutable(Path.of(each, program))))
                .toList();
    }

    /** Returns once the sound system answers. */
    public static VirtualMicrophone start(Path home) throws IOException {
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
        var microphone = new VirtualMicrophone(home, process(home, command).start());
        for (int i = 0; i < TURNS && microphone.daemon.isAlive(); i++) {
            if (microphone.run("pactl", "info") == 0) {
                return microphone;
            }
            LockSupport.parkNanos(TURN_NS);
        }
        microphone.close();
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

    private int run(String... command) throws IOException {
        return process(home, List.of(command)).start().onExit().join().exitValue();
    }

    /** Speech as a WAV file. */
    public Path speech(String text) throws IOException {
        var wav = home.resolve("speech.wav");
        if (run("espeak-ng", "-s", "150", "-w", wav.toString(), text) != 0) {
            throw new IOException("espeak-ng failed");
        }
        return wav;
    }

    /** Plays a WAV file to the microphone while a process of this program's recorder hears it. */
    public VoiceNote hears(Path wav, Path note) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(RecordingProcess.class.getName(), note.toString()));
        var recorder =
                process(home, command)
                        .redirectErrorStream(false)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        try (BufferedReader told = recorder.inputReader(StandardCharsets.UTF_8)) {
            expect("recording", told.readLine());
            if (run("paplay", "--device=ear", wav.toString()) != 0) {
                throw new IOException("paplay failed");
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1)); // what is still on its way
            recorder.getOutputStream().write('\n');
            recorder.getOutputStream().flush();
            String[] end = String.valueOf(told.readLine()).split(" ", 2);
            if (end.length < 2) {
                throw new IOException("the recorder said " + end[0]);
            }
            return new VoiceNote(note, Duration.ofMillis(Long.parseLong(end[0])), end[1]);
        } finally {
            recorder.destroyForcibly();
        }
    }

    private static void expect(String what, String line) throws IOException {
        if (!what.equals(line)) {
            throw new IOException("the recorder said " + line + " instead of " + what);
        }
    }

    @Override
    public void close() {
        daemon.destroy();
        var _ = daemon.onExit().completeOnTimeout(daemon, STOP_SECONDS, TimeUnit.SECONDS).join();
        daemon.destroyForcibly();
    }
}
