package parley.desktop.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import parley.desktop.Background;
import parley.desktop.Problems;
import parley.desktop.text.Line;
import parley.desktop.workspace.RoomFiles;

/** Plays one film at a time, while one sees it. UI thread only. */
public final class FilmViewModel implements AutoCloseable {
    /** A projector that says nothing for so long never will. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A row that is made anew is away for less than this. */
    static final Duration AWAY = Duration.ofMillis(200);

    /** What plays, or does not. */
    public sealed interface State {
        record Dark() implements State {}

        /** {@code part}: how much of the file is here, 0 to 1. */
        record Loading(Film film, double part) implements State {}

        record Playing(Film film) implements State {}

        record Paused(Film film) implements State {}

        record Failed(Film film, Line problem) implements State {}
    }

    private final Projector projector;
    private final Path scratch;
    private final Volume volume;
    private final Background background;
    private final Map<String, Integer> seen = new HashMap<>();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.Dark());
    private final ReadOnlyLongWrapper position = new ReadOnlyLongWrapper();
    private Optional<Projector.Showing> showing = Optional.empty();
    private Optional<Path> copy = Optional.empty();
    private Duration length = Duration.ZERO;
    private AtomicBoolean over = new AtomicBoolean(true);

    public FilmViewModel(Projector projector, Path scratch, Volume volume, Background background) {
        this.projector = projector;
        this.scratch = scratch;
        this.volume = volume;
        this.background = background;
        volume.level()
                .addListener((_, _, now) -> showing.ifPresent(s -> s.volume(now.doubleValue())));
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** How far it is, in milliseconds. */
    public ReadOnlyLongProperty position() {
        return position.getReadOnlyProperty();
    }

    public Volume volume() {
        return volume;
    }

    /** What plays or is held; its pictures can be shown in several places. */
    public Optional<Projector.Showing> showing() {
        return showing;
    }

    /** What plays, waits or failed. */
    public Optional<Film> film() {
        return switch (state.get()) {
            case State.Dark _ -> Optional.empty();
            case State.Loading s -> Optional.of(s.film());
            case State.Playing s -> Optional.of(s.film());
            case State.Paused s -> Optional.of(s.film());
            case State.Failed s -> Optional.of(s.film());
        };
    }

    /** Whether it is this one that plays, waits or failed. */
    public boolean isOn(Film film) {
        return film().filter(f -> f.key().equals(film.key())).isPresent();
    }

    /** How long what plays is; zero while it is not known. */
    public Duration length() {
        return length;
    }

    /** Holds what plays and stops what is on its way. */
    public void hold() {
        switch (state.get()) {
            case State.Playing playing -> {
                showing.ifPresent(Projector.Showing::pause);
                state.set(new State.Paused(playing.film()));
            }
            case State.Loading _ -> stop();
            case State.Dark _, State.Paused _, State.Failed _ -> {}
        }
    }

    /** Plays it, holds it, goes on, or stops what is on its way. */
    public void toggle(Film film) {
        switch (isOn(film) ? state.get() : new State.Dark()) {
            case State.Playing _, State.Loading _ -> hold();
            case State.Paused paused -> {
                showing.ifPresent(Projector.Showing::resume);
                state.set(new State.Playing(paused.film()));
            }
            case State.Dark _, State.Failed _ -> begin(film);
        }
    }

    /** Goes to a part of what plays, 0 to 1. */
    public void seek(Film film, double part) {
        go(film, Duration.ofMillis((long) (Math.clamp(part, 0, 1) * length.toMillis())));
    }

    /** Goes forward, or back with less than zero. */
    public void skip(Film film, Duration by) {
        long to = Math.clamp(position.get() + by.toMillis(), 0, length.toMillis());
        go(film, Duration.ofMillis(to));
    }

    private void go(Film film, Duration to) {
        if (isOn(film) && !length.isZero()) {
            showing.ifPresent(s -> {
                position.set(to.toMillis());
                s.seek(to);
            });
        }
    }

    /** Ends what plays or is on its way; a problem is shown no more. */
    public void stop() {
        end();
        state.set(new State.Dark());
    }

    private void end() {
        over.set(true);
        showing.ifPresent(Projector.Showing::close);
        showing = Optional.empty();
        copy.ifPresent(this::away);
        copy = Optional.empty();
        position.set(0);
        length = Duration.ZERO;
    }

    private void away(Path file) {
        background.run(() -> Files.deleteIfExists(file), _ -> {}, _ -> {});
    }

    /** A place shows this film. */
    public void enter(Film film) {
        seen.merge(film.key(), 1, Integer::sum);
    }

    /** A place shows it no more. What nobody sees any more, ends. */
    public void leave(Film film) {
        seen.computeIfPresent(film.key(), (_, n) -> n > 1 ? n - 1 : null);
        if (!isOn(film)) {
            return;
        }
        background.after(
                AWAY,
                () -> {
                    if (isOn(film) && !seen.containsKey(film.key())) {
                        stop();
                    }
                });
    }

    private void begin(Film film) {
        end();
        var mine = new AtomicBoolean();
        over = mine;
        state.set(new State.Loading(film, 0));
        background.run(
                () -> bring(film, mine),
                file -> {
                    if (mine.get()) {
                        away(file);
                    } else {
                        play(film, file, mine);
                    }
                },
                e -> failed(film, Problems.line(e), mine));
    }

    private void failed(Film film, Line problem, AtomicBoolean mine) {
        if (!mine.get()) {
            end();
            state.set(new State.Failed(film, problem));
        }
    }

    /** A copy under a name by which the projector knows what it is. */
    private Path bring(Film film, AtomicBoolean stop) throws IOException {
        var whole = film.files().fetch(film.file().file(), progress(film, stop));
        Files.createDirectories(scratch);
        var place = Files.createTempFile(scratch, "film-", ".mp4");
        Files.delete(place);
        try {
            return Files.createLink(place, whole);
        } catch (IOException | UnsupportedOperationException e) { // another disk, or none can
            return Files.copy(whole, place);
        }
    }

    private RoomFiles.Progress progress(Film film, AtomicBoolean stop) {
        var last = new long[] {0};
        return (moved, size) -> {
            if (stop.get()) {
                throw new CancellationException("nobody looks at it any more");
            }
            long percent = size == 0 ? 100 : 100 * moved / size;
            if (percent > last[0]) {
                last[0] = percent;
                background.onUi(() -> {
                    if (!stop.get() && state.get() instanceof State.Loading) {
                        state.set(new State.Loading(film, percent / 100.0));
                    }
                });
            }
        };
    }

    private void play(Film film, Path file, AtomicBoolean mine) {
        copy = Optional.of(file);
        var listening = new Listening(film, mine);
        var begun = projector.show(file, volume.level().get(), listening);
        if (mine.get()) {
            begun.close();
            return;
        }
        showing = Optional.of(begun);
        if (listening.heard) {
            state.set(new State.Playing(film));
        }
        background.after(PATIENCE, listening::silent);
    }

    private final class Listening implements Projector.Listener {
        private final Film film;
        private final AtomicBoolean mine;
        private boolean heard;

        Listening(Film film, AtomicBoolean mine) {
            this.film = film;
            this.mine = mine;
        }

        void silent() {
            if (!heard) {
                failed(Trouble.NO_ANSWER);
            }
        }

        @Override
        public void ready(Duration whole) {
            heard = true;
            if (!mine.get()) {
                length = whole;
                showing.ifPresent(_ -> state.set(new State.Playing(film)));
            }
        }

        @Override
        public void moved(Duration now) {
            if (!mine.get()) {
                position.set(now.toMillis());
            }
        }

        @Override
        public void ended() {
            if (!mine.get()) {
                stop();
            }
        }

        @Override
        public void failed(Trouble why) {
            FilmViewModel.this.failed(film, why.line(), mine);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
