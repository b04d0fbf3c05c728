package parley.client.voice;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Records from this machine's microphone into the file of its argument, from the start to the first
 * byte on standard input; tells {@code recording} and, at its end, what became of it.
 */
public final class RecordingProcess {
    private RecordingProcess() {}

    /** A process of its own, because a sound system is chosen by the environment. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        BlockingQueue<RecordingState> states = new LinkedBlockingQueue<>();
        var recorder =
                Recorder.start(
                        new SystemMicrophone(),
                        Optional.empty(),
                        Path.of(arguments[0]),
                        states::add);
        boolean told = false;
        while (true) {
            switch (states.take()) {
                case RecordingState.Opening _ -> {}
                case RecordingState.Recording _ -> {
                    if (!told) {
                        told = true;
                        System.out.println("recording");
                        System.out.flush();
                        Thread.ofPlatform().daemon().start(() -> stopWhenTold(recorder));
                    }
                }
                case RecordingState.Finished finished -> {
                    VoiceNote note = finished.note();
                    System.out.println(note.duration().toMillis() + " " + note.wave());
                    System.exit(0);
                }
                case RecordingState.Cancelled _ -> System.exit(1);
                case RecordingState.Failed failed -> {
                    System.out.println(failed);
                    System.exit(1);
                }
            }
        }
    }

    private static void stopWhenTold(Recorder recorder) {
        try {
            var _ = System.in.read();
        } catch (IOException _) {
            // as good as told
        }
        recorder.stop();
    }
}
