package parley.desktop.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.client.voice.Recorder;
import parley.client.voice.RecordingState;
import parley.desktop.Memory;
import parley.desktop.fake.FakeMicrophone;
import parley.desktop.fake.FakeSpeaker;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.media.MediaTime;
import parley.desktop.media.Volume;
import parley.desktop.text.Line;
import parley.desktop.voice.PlayerViewModel.State;

class PlayerViewModelTest {
    @TempDir Path folder;

    private final FakeSpeaker speaker = new FakeSpeaker();
    private final Memory memory = Memory.ofThisRun();
    private Optional<Path> recorded = Optional.empty();

    @BeforeEach
    void record() throws Exception {
        var microphone = new FakeMicrophone();
        microphone.hears(400);
        microphone.isUnplugged();
        var done = new CompletableFuture<RecordingState>();
        Recorder.start(
                microphone,
                Optional.empty(),
                folder.resolve("note.ogg"),
                state -> {
                    if (state instanceof RecordingState.Finished) {
                        done.complete(state);
                    }
                });
        done.get(60, TimeUnit.SECONDS);
        recorded = Optional.of(folder.resolve("note.ogg"));
    }

    private PlayerViewModel player() {
        return new PlayerViewModel(
                speaker, folder, memory, new Volume(memory), new ImmediateBackground());
    }

    private Track track(String key, Optional<Track> next) {
        return new Track(
                key,
                "lunch",
                Duration.ofSeconds(10),
                Optional.empty(),
                recorded::orElseThrow,
                () -> next);
    }

    @Test
    void aNotePlaysIsHeldAndGoesOn() {
        var player = player();
        var track = track("f_1", Optional.empty());
        assertThat(player.wasPlayed(track)).isFalse();

        player.toggle(track);
        player.toggle(track);
        player.toggle(track);

        assertThat(speaker.told).containsExactly("play from 0", "pause", "resume");
        assertThat(player.wasPlayed(track)).isTrue();
        assertThat(player().wasPlayed(track)).isTrue();
    }

    @Test
    void oneGoesToAnyPartAndFasterAndAround() {
        var player = player();
        var track = track("f_1", Optional.empty());

        player.seek(track, 0.5);
        player.seek(track, 0.2);
        player.faster();
        player.faster();
        player.faster();

        assertThat(speaker.told)
                .containsExactly("play from 5000", "seek 2000", "rate 1.5", "rate 2.0", "rate 1.0");
        assertThat(player.position().get()).isEqualTo(2_000);
    }

    @Test
    void theNextOnePlaysOnAndTheLastOneEnds() {
        var player = player();
        var last = track("f_2", Optional.empty());
        player.toggle(track("f_1", Optional.of(last)));

        speaker.listener.orElseThrow().ended();
        assertThat(player.track()).contains(last);
        assertThat(player.state().get()).isEqualTo(new State.Playing(last));
        speaker.listener.orElseThrow().ended();

        assertThat(player.state().get()).isEqualTo(new State.Silent());
    }

    @Test
    void aDeviceWithoutSoundSaysSo() {
        speaker.broken = true;
        var player = player();
        var track = track("f_1", Optional.empty());

        player.toggle(track);

        assertThat(player.state().get())
                .isEqualTo(new State.Failed(track, Line.of("media.problem.noDevice")));
    }

    @Test
    void whatIsNoVoiceNoteSaysSo() throws Exception {
        var player = player();
        recorded = Optional.of(Files.writeString(folder.resolve("bad.ogg"), "not sound at all"));
        var track = track("f_9", Optional.empty());

        player.toggle(track);

        assertThat(player.state().get())
                .isEqualTo(new State.Failed(track, Line.of("voice.problem.broken")));
        assertThat(speaker.told).isEmpty();
    }

    @Test
    void aSoundFileIsPlayedAsItIsAndSaysItsLength() throws Exception {
        var player = player();
        recorded = Optional.of(Files.writeString(folder.resolve("cached"), "as it is"));
        var track =
                new Track(
                        "f_7",
                        "bell.mp3",
                        Duration.ZERO,
                        Optional.of("mp3"),
                        recorded::orElseThrow,
                        Optional::empty);

        player.toggle(track);
        speaker.listener.orElseThrow().ready(Duration.ofSeconds(8));
        player.seek(track, 0.5);

        assertThat(player.length(track)).isEqualTo(Duration.ofSeconds(8));
        assertThat(speaker.told).containsExactly("play from 0", "seek 4000");
        try (var files = Files.list(folder)) {
            assertThat(files.filter(f -> f.toString().endsWith(".mp3"))).hasSize(1);
        }
    }

    @Test
    void aWaveIsSpreadOverItsBars() {
        assertThat(Levels.of("", 3)).containsExactly(0, 0, 0);
        assertThat(Levels.of("AP8A", 3)).containsExactly(0, 255, 0);
        assertThat(Levels.of("AP8AAAAA", 3)).containsExactly(255, 0, 0);
        assertThat(MediaTime.text(42_999)).isEqualTo("0:42");
        assertThat(MediaTime.text(600_000)).isEqualTo("10:00");
    }
}
