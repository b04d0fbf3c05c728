package parley.desktop.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.voice.MicrophoneException.Problem;
import parley.desktop.Memory;
import parley.desktop.fake.FakeMicrophone;
import parley.desktop.fake.FakeTransfers;
import parley.desktop.fake.QueuedBackground;
import parley.desktop.text.Line;

class RecorderViewModelTest {
    @TempDir Path folder;

    private final FakeTransfers transfers = new FakeTransfers();
    private final FakeMicrophone microphone = new FakeMicrophone();
    private final QueuedBackground background = new QueuedBackground();
    private final Memory memory = Memory.ofThisRun();

    private RecorderViewModel model() {
        return new RecorderViewModel(transfers, microphone, folder, memory, background);
    }

    private void untilHeard(RecorderViewModel model, long ms) throws InterruptedException {
        background.await(() ->
                model.state().get() instanceof Recording.Running r && r.so().toMillis() >= ms);
    }

    @Test
    void itIsNoRecordingBeforeTheFirstSamples() throws InterruptedException {
        var model = model();

        model.start(true);
        assertThat(model.state().get()).isEqualTo(new Recording.Opening());
        microphone.hears(40);
        untilHeard(model, 40);

        assertThat(model.levels()).isNotEmpty().allMatch(level -> level > 0);
        model.cancel();
        assertThat(model.state().get()).isEqualTo(new Recording.Off());
    }

    @Test
    void whatWasHeldLongEnoughIsSentWhenItIsLetGo() throws InterruptedException {
        var model = model();
        model.start(false);
        microphone.hears(1_200);
        untilHeard(model, 1_200);

        model.release();
        background.await(() -> !transfers.recordings.isEmpty());

        assertThat(transfers.recordings.getFirst().duration()).isEqualTo(Duration.ofMillis(1_200));
        assertThat(transfers.recordings.getFirst().file()).exists();
        assertThat(model.state().get()).isEqualTo(new Recording.Off());
    }

    @Test
    void aShortPressOnlySaysWhatToDo() throws InterruptedException {
        var model = model();
        model.start(false);
        microphone.hears(200);
        untilHeard(model, 200);

        model.release();

        assertThat(model.state().get()).isEqualTo(new Recording.Failed(Line.of("voice.hold")));
        assertThat(transfers.recordings).isEmpty();
    }

    @Test
    void aLockedOneGoesOnWithoutAFingerAndIsHeardBeforeItIsSent() throws InterruptedException {
        var model = model();
        model.start(false);
        microphone.hears(100);
        untilHeard(model, 100);
        model.lock();
        model.release();
        microphone.hears(100);
        untilHeard(model, 200);

        model.stop();
        background.await(() -> model.state().get() instanceof Recording.Waiting);
        assertThat(transfers.recordings).isEmpty();
        model.send();

        assertThat(transfers.recordings).hasSize(1);
    }

    @Test
    void whatWasHeardIsKeptWhenTheMicrophoneGoesAway() throws InterruptedException {
        var model = model();
        model.start(true);
        microphone.hears(300);
        microphone.isUnplugged();

        background.await(() -> model.state().get() instanceof Recording.Waiting);

        var waiting = (Recording.Waiting) model.state().get();
        assertThat(waiting.why()).contains(Line.of("voice.end.lost"));
        assertThat(waiting.note().duration()).isEqualTo(Duration.ofMillis(300));
        model.cancel();
        assertThat(Files.exists(waiting.note().file())).isFalse();
    }

    @Test
    void noMicrophoneAndNoPermissionAreSaid() throws InterruptedException {
        var model = model();
        microphone.refusal = Optional.of(Problem.NONE);
        model.start(true);
        background.await(() -> model.state().get() instanceof Recording.Failed);
        assertThat(model.state().get())
                .isEqualTo(new Recording.Failed(Line.of("voice.problem.noMicrophone")));

        microphone.refusal = Optional.of(Problem.REFUSED);
        model.start(true);
        background.await(() -> model.state().get() instanceof Recording.Failed);
        assertThat(model.state().get())
                .isEqualTo(new Recording.Failed(Line.of("voice.problem.refused")));
    }

    @Test
    void oneThatRunsWhenTheRoomIsLeftWaitsThere() throws InterruptedException {
        var model = model();
        model.start(true);
        microphone.hears(300);
        untilHeard(model, 300);

        model.leave();
        background.await(() -> model.state().get() instanceof Recording.Waiting);

        assertThat(transfers.recordings).isEmpty();
    }

    @Test
    void theMicrophoneThatWasChosenIsRemembered() {
        var model = model();

        model.choose("Desk microphone");

        assertThat(model().chosen()).contains("Desk microphone");
        model.choose("");
        assertThat(model().chosen()).isEmpty();
    }
}
