package parley.desktop.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import parley.client.voice.BadVoiceException;
import parley.client.voice.WavFile;
import parley.desktop.Background;
import parley.desktop.Memory;
import parley.desktop.ProblemException;
import parley.desktop.Problems;
import parley.desktop.media.Trouble;
import parley.desktop.media.Volume;
import parley.desktop.text.Line;

/** Plays one voice note at a time, whatever room is open. UI thread only. */
public final class PlayerViewModel implements AutoCloseable {
    private static final String PLAYED = "heard.notes";
    private static final int REMEMBERED = 300;
    private static final int DECODED = 4;

    /** What plays, or does not. */
    public sealed interface State {
        record Silent() implements State {}

        record Loading(Track track) implements State {}

        record Playing(Track track) implements State {}

        record Paused(Track track) implements State {}

        record Failed(Track track, Line problem) implements State {}
    }

    private final Speaker speaker;
    private final Path scratch;
    private final Memory memory;
    private final Volume volume;
    private final Background background;
    private final Deque<Path> decoded = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Silent());
    private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
    private final ReadOnlyDoubleWrapper rate = new ReadOnlyDoubleWrapper(1);
    private Speaker.Sound sound = Silence.HERE;
    private Duration length = Duration.ZERO;
    private int round;

    public PlayerViewModel(
            Speaker speaker, Path scratch, Memory memory, Volume volume, Background background) {
        this.speaker = speaker;
        this.scratch = scratch;
        this.memory = memory;
        this.volume = volume;
        this.background = background;
        volume.level().addListener((_, _, _) -> track().ifPresent(t -> sound.volume(loud(t))));
    }

    /** A voice note has no bar for it, so it is always heard. */
    private double loud(Track track) {
        return track.ending().isPresent() ? volume.level().get() : 1;
    }

    /** How loud sound files are. */
    public Volume volume() {
        return volume;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How far it is, in milliseconds. */
    public ReadOnlyLongProperty position() {
        return position.getReadOnlyProperty();
    }

    /** 1, 1.5 or 2 times as fast. */
    public ReadOnlyDoubleProperty rate() {
        return rate.getReadOnlyProperty();
    }

    /** What plays, waits or failed. */
    public Optional<Track> track() {
        return switch (state.get()) {
            case State.Silent _ -> Optional.empty();
            case State.Loading s -> Optional.of(s.track());
            case State.Playing s -> Optional.of(s.track());
            case State.Paused s -> Optional.of(s.track());
            case State.Failed s -> Optional.of(s.track());
        };
    }

    /** Whether it is this one that plays, waits or failed. */
    public boolean isOn(Track track) {
        return track().filter(t -> t.key().equals(track.key())).isPresent();
    }

    /** How long a track is, as far as it is known. */
    public Duration length(Track track) {
        return isOn(track) && !length.isZero() ? length : track.length();
    }

    /** Whether it was heard before. */
    public boolean wasPlayed(Track track) {
        return memory.has(PLAYED, track.key());
    }

    /** Holds what plays and stops what is on its way. */
    public void hold() {
        switch (state.get()) {
            case State.Playing playing -> {
                sound.pause();
                state.set(new State.Paused(playing.track()));
            }
            case State.Loading _ -> stop();
            case State.Silent _, State.Paused _, State.Failed _ -> {}
        }
    }

    /** Plays it, or holds it where it plays already. */
    public void toggle(Track track) {
        if (isOn(track) && state.get() instanceof State.Playing) {
            hold();
        } else if (isOn(track) && state.get() instanceof State.Paused paused) {
            sound.resume();
            state.set(new State.Playing(paused.track()));
        } else if (!(isOn(track) && state.get() instanceof State.Loading)) {
            begin(track, Duration.ZERO);
        }
    }

    /** Goes to a part of it, 0 to 1; plays it where it does not. */
    public void seek(Track track, double fraction) {
        var to = Duration.ofMillis((long) (Math.clamp(fraction, 0, 1) * length(track).toMillis()));
        if (isOn(track)
                && (state.get() instanceof State.Playing || state.get() instanceof State.Paused)) {
            position.set(to.toMillis());
            sound.seek(to);
        } else {
            begin(track, to);
        }
    }

    /** One, one and a half, twice as fast, and around. */
    public void faster() {
        rate.set(rate.get() >= 2 ? 1 : rate.get() + 0.5);
        sound.rate(rate.get());
    }

    /** Ends what plays. */
    public void stop() {
        round++;
        sound.close();
        sound = Silence.HERE;
        position.set(0);
        length = Duration.ZERO;
        state.set(new State.Silent());
    }

    private void begin(Track track, Duration from) {
        stop();
        int mine = round;
        position.set(from.toMillis());
        state.set(new State.Loading(track));
        background.run(
                () -> decode(track),
                wav -> {
                    if (mine == round) {
                        play(track, wav, from, mine);
                    }
                },
                e -> {
                    if (mine == round) {
                        state.set(new State.Failed(track, Problems.line(e)));
                    }
                });
    }

    private void play(Track track, Path wav, Duration from, int mine) {
        decoded.remove(wav);
        decoded.addLast(wav);
        if (decoded.size() > DECODED) {
            var old = decoded.removeFirst();
            background.run(() -> Files.deleteIfExists(old), _ -> {}, _ -> {});
        }
        state.set(new State.Playing(track));
        remember(track);
        sound = speaker.play(wav, from, rate.get(), loud(track), new Listening(track, mine));
        if (state.get() instanceof State.Failed) {
            sound = Silence.HERE;
        }
    }

    private void remember(Track track) {
        if (wasPlayed(track)) {
            return;
        }
        var keys = new ArrayList<>(memory.list(PLAYED));
        keys.add(track.key());
        while (keys.size() > REMEMBERED) {
            keys.removeFirst();
        }
        memory.putList(PLAYED, keys);
    }

    private Path decode(Track track) throws IOException {
        Files.createDirectories(scratch);
        var name = "heard-" + Integer.toHexString(track.key().hashCode()) + ".";
        var wav = scratch.resolve(name + track.ending().orElse("wav"));
        if (track.ending().isPresent()) {
            Files.copy(track.source().fetch(), wav, StandardCopyOption.REPLACE_EXISTING);
        } else if (!Files.exists(wav)) {
            try {
                WavFile.decode(track.source().fetch(), wav);
            } catch (BadVoiceException e) {
                throw new ProblemException(Line.of("voice.problem.broken"));
            }
        }
        return wav;
    }

    private final class Listening implements Speaker.Listener {
        private final Track track;
        private final int mine;

        Listening(Track track, int mine) {
            this.track = track;
            this.mine = mine;
        }

        @Override
        public void ready(Duration whole) {
            if (mine == round) {
                length = whole;
            }
        }

        @Override
        public void moved(Duration now) {
            if (mine == round) {
                position.set(now.toMillis());
            }
        }

        @Override
        public void ended() {
            if (mine == round) {
                stop();
                track.next().get().ifPresent(next -> begin(next, Duration.ZERO));
            }
        }

        @Override
        public void failed(Trouble why) {
            if (mine == round) {
                state.set(new State.Failed(track, why.line()));
            }
        }
    }

    @Override
    public void close() {
        stop();
        for (var each : decoded) {
            background.run(() -> Files.deleteIfExists(each), _ -> {}, _ -> {});
        }
        decoded.clear();
    }
}
