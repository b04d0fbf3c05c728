package parley.client.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        Recorder.start(
                microphone, Optional.empty(), file(), Files::newOutputStream, longest, told::add);
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

    @ParameterizedTest
    @ValueSource(ints = {9_000, 12_345, 20_001})
    void aRecordingThatADiskCutsIsHeardUpToItsLastWholePage(int room) throws Exception {
        Recorder.start(
                microphone,
                Optional.empty(),
                file(),
                file -> new SmallDisk(Files.newOutputStream(file), room),
                Duration.ofMinutes(10),
                told::add);
        microphone.hears(Sound.speech(20));

        Finished finished = (Finished) until(RecorderTest::isEnd).getLast();

        assertThat(finished.end()).isEqualTo(End.DISK);
        assertThat(Files.size(file())).isBetween(1L, (long) room);
        Duration heard = finished.note().duration();
        assertThat(heard).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        short[] decoded = Sound.decode(Files.readAllBytes(file()));
        assertThat(decoded.length * 1_000L / VoiceWriter.RATE)
                .isCloseTo(heard.toMillis(), Offset.offset(40L));
    }

    @Test
    void aDiskThatTakesNothingIsAFailureAndLeavesNoFile() throws Exception {
        Recorder.start(
                microphone,
                Optional.empty(),
                file(),
                file -> new SmallDisk(Files.newOutputStream(file), 10),
                Duration.ofMinutes(10),
                told::add);
        microphone.hears(Sound.speech(5));

        assertThat(until(RecorderTest::isEnd).getLast()).isEqualTo(new Failed(Problem.DISK));
        assertThat(file()).doesNotExist();
    }

    /** Takes so many bytes and a part of what comes then, as a full disk does. */
    private static final class SmallDisk extends FilterOutputStream {
        private int room;

        SmallDisk(OutputStream to, int room) {
            super(to);
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            int fits = Math.min(room, count);
            out.write(bytes, from, fits);
            room -= fits;
            if (fits < count) {
                throw new IOException("No space left on device");
            }
        }
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
