package parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.client.voice.RecordingState.Cancelled;
import parley.client.voice.RecordingState.End;
import parley.client.voice.RecordingState.Failed;
import parley.client.voice.RecordingState.Finished;
import parley.client.voice.RecordingState.Opening;
import parley.client.voice.RecordingState.Problem;
import parley.client.voice.RecordingState.Recording;

@Timeout(60)
class RecorderTest {
    @TempDir Path folder;
    private final FakeMicrophone microphone = new FakeMicrophone();
    private final BlockingQueue<RecordingState> told = new LinkedBlockingQueue<>();

    @Test
    void recordingIsToldOnlyWhenSamplesCome() throws Exception {
        Recorder recorder = start();

        assertThat(next()).isEqualTo(new Opening());
        assertThat(told.poll(50, TimeUnit.MILLISECONDS)).isNull();

        microphone.hears(Sound.speech(0.1));
        assertThat(next()).isInstanceOf(Recording.class);
        recorder.cancel();
    }

    @Test
    void whatWasSaidUntilStopIsInTheNote() throws Exception {
        Recorder recorder = start();
        short[] said = Sound.speech(2);
        microphone.hears(said);
        until(s -> s instanceof Recording r && r.so().equals(Duration.ofSeconds(2)));

        recorder.stop();

        Finished finished = (Finished) until(RecorderTest::isEnd).getLast();
        assertThat(finished.end()).isEqualTo(End.STOPPED);
        assertThat(finished.note().duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Waveform.parse(finished.note().wave())).hasSize(100);
        short[] heard = Sound.decode(Files.readAllBytes(finished.note().file()));
        assertThat(heard).hasSize(said.length);
        assertThat(Sound.likeness(said, heard)).isGreaterThan(0.8);
        assertThat(microphone.isClosed()).isTrue();
    }

    @Test
    void aLouderVoiceShowsAHigherLevel() throws Exception {
        Recorder recorder = start();
        microphone.hears(new short[1_920]);
        microphone.hears(Sound.speech(0.2));
        List<RecordingState> states =
                until(s -> s instanceof Recording r && r.so().toMillis() >= 240);
        recorder.cancel();

        List<Integer> levels = new ArrayList<>();
        states.forEach(s -> {
            if (s instanceof Recording(_, int level)) {
                levels.add(level);
            }
        });
        assertThat(levels.getFirst()).isZero();
        assertThat(levels.getLast()).isGreaterThan(100);
    }

    @Test
    void aLostMicrophoneKeepsWhatItGave() throws Exception {
        start();
        microphone.hears(Sound.speech(1));
        microphone.isUnplugged();

        Finished finished = (Finished) until(RecorderTest::isEnd).getLast();

        assertThat(finished.end()).isEqualTo(End.DEVICE_LOST);
        assertThat(finished.note().duration()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aMicrophoneLostBeforeItsFirstSampleIsAFailureAndLeavesNoFile() throws Exception {
        start();
        microphone.isUnplugged();

        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Failed(Problem.DEVICE_LOST));
        assertThat(file()).doesNotExist();
    }

    @Test
    void withoutAMicrophoneOrAPermissionTheReasonIsTold() throws Exception {
        microphone.refusing(MicrophoneException.Problem.NONE);
        start();
        assertThat(until(RecorderTest::isEnd).getLast())
                .isEqualTo(new Failed(Problem.NO_MICROPHONE));

        microphone.refusing(MicrophoneException.Problem.REFUSED);
        start();
        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Failed(Problem.REFUSED));
    }

    @Test
    void aCancelledRecordingLeavesNoFile() throws Exception {
        Recorder recorder = start();
        microphone.hears(Sound.speech(1));
        until(s -> s instanceof Recording);

        recorder.cancel();

        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Cancelled());
        assertThat(file()).doesNotExist();
    }

    @Test
    void aStopBeforeTheFirstSampleRecordsNothing() throws Exception {
        Recorder recorder = start();
        assertThat(next()).isEqualTo(new Opening());

        recorder.stop();

        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Failed(Problem.NOTHING));
        assertThat(file()).doesNotExist();
    }

    @Test
    void aRecordingEndsByItselfAfterTheLongestTime() throws Exception {
        Duration longest = Duration.ofSeconds(2);
        Recorder.start(microphone, Optional.empty(), file(), longest, told::add);
        microphone.hears(Sound.speech(3));

        Finished finished = (Finished) until(RecorderTest::isEnd).getLast();

        assertThat(finished.end()).isEqualTo(End.FULL);
        assertThat(finished.note().duration()).isEqualTo(longest);
    }

    @Test
    void aFolderThatIsNotThereIsADiskProblem() throws Exception {
        Recorder.start(microphone, Optional.empty(), folder.resolve("no/such/note.ogg"), told::add);

        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Failed(Problem.DISK));
    }

    private Path file() {
        return folder.resolve("note.ogg");
    }

    private Recorder start() {
        return Recorder.start(microphone, Optional.empty(), file(), told::add);
    }

    private static boolean isEnd(RecordingState state) {
        return state instanceof Finished || state instanceof Cancelled || state instanceof Failed;
    }

    private RecordingState next() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }

    private List<RecordingState> until(Predicate<RecordingState> condition)
            throws InterruptedException {
        List<RecordingState> states = new ArrayList<>();
        do {
            states.add(next());
        } while (!condition.test(states.getLast()));
        return states;
    }
}
