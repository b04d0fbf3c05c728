package parley.desktop.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parley.desktop.Memory;
import parley.desktop.fake.FakeFiles;
import parley.desktop.fake.FakeProjector;
import parley.desktop.fake.ImmediateBackground;
import parley.desktop.media.FilmViewModel.State;
import parley.desktop.text.Line;
import parley.protocol.FileId;
import parley.protocol.FileRef;

class FilmViewModelTest {
    @TempDir Path folder;

    private final FakeFiles files = new FakeFiles();
    private final FakeProjector projector = new FakeProjector();
    private final ImmediateBackground background = new ImmediateBackground();
    private final Memory memory = Memory.ofThisRun();

    @BeforeEach
    void keep() throws IOException {
        files.there.put(new FileId("f_1"), Files.writeString(folder.resolve("kept"), "a film"));
        files.there.put(new FileId("f_2"), Files.writeString(folder.resolve("other"), "another"));
    }

    private static FileRef file(String id, String name, String mime, long size) {
        return new FileRef(
                new FileId(id),
                name,
                size,
                mime,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Film film(String id) {
        return new Film(file(id, "bench.mp4", "video/mp4", 6), files);
    }

    private FilmViewModel model() {
        return new FilmViewModel(
                projector, folder.resolve("scratch"), new Volume(memory), background);
    }

    private FilmViewModel playing(Film film) {
        projector.length = Optional.of(Duration.ofSeconds(40));
        var model = model();
        model.enter(film);
        model.toggle(film);
        assertThat(model.state().get()).isEqualTo(new State.Playing(film));
        projector.told.clear();
        return model;
    }

    @Test
    void nothingIsFetchedOrShownBeforeOnePressesPlay() {
        var model = model();

        model.enter(film("f_1"));
        model.skip(film("f_1"), Duration.ofSeconds(5));
        model.seek(film("f_1"), 0.5);

        assertThat(files.asked).isEmpty();
        assertThat(projector.told).isEmpty();
    }

    @Test
    void aFilmIsFetchedShownHeldAndGoesOn() {
        var film = film("f_1");
        var model = model();
        var seen = new ArrayList<State>();
        model.state().addListener((_, _, now) -> seen.add(now));

        model.toggle(film);
        projector.listener.orElseThrow().ready(Duration.ofSeconds(40));
        model.toggle(film);
        model.toggle(film);

        assertThat(projector.told).containsExactly("show at 1.0", "pause", "resume");
        assertThat(projector.films.getFirst()).hasContent("a film").hasExtension("mp4");
        assertThat(model.length()).isEqualTo(Duration.ofSeconds(40));
        assertThat(seen)
                .containsExactly(
                        new State.Loading(film, 0),
                        new State.Loading(film, 0.5),
                        new State.Loading(film, 1),
                        new State.Playing(film),
                        new State.Paused(film),
                        new State.Playing(film));
    }

    @Test
    void oneGoesToAnyPartButNotOutOfIt() {
        var film = film("f_1");
        var model = playing(film);

        model.seek(film, 0.5);
        model.skip(film, Duration.ofSeconds(5));
        model.skip(film, Duration.ofSeconds(60));
        model.skip(film, Duration.ofSeconds(-90));

        assertThat(projector.told)
                .containsExactly("seek 20000", "seek 25000", "seek 40000", "seek 0");
    }

    @Test
    void whatIsStoppedWhileItIsFetchedIsNotShown() {
        var film = film("f_1");
        var model = model();
        files.halfway = () -> model.toggle(film);

        model.toggle(film);

        assertThat(projector.told).isEmpty();
        assertThat(model.state().get()).isEqualTo(new State.Dark());
    }

    @Test
    void oneFilmPlaysAtATime() {
        var model = playing(film("f_1"));

        model.toggle(film("f_2"));

        assertThat(projector.told).containsExactly("close", "show at 1.0");
        assertThat(model.isOn(film("f_1"))).isFalse();
        assertThat(model.isOn(film("f_2"))).isTrue();
    }

    @Test
    void aFilmEndsWhenNobodySeesItAnyMore() throws IOException {
        var film = film("f_1");
        var model = playing(film);

        model.leave(film);
        background.pass(FilmViewModel.AWAY);

        assertThat(projector.told).containsExactly("close");
        assertThat(model.state().get()).isEqualTo(new State.Dark());
        try (var left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aRowThatIsMadeAnewOrStandsInAnotherWindowKeepsIt() {
        var film = film("f_1");
        var model = playing(film);

        model.leave(film);
        model.enter(film);
        model.enter(film);
        model.leave(film);
        background.pass(FilmViewModel.AWAY);

        assertThat(model.state().get()).isEqualTo(new State.Playing(film));
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatCannotBePlayedSaysWhy(Trouble trouble) {
        var film = film("f_1");
        projector.trouble = Optional.of(trouble);
        var model = model();

        model.toggle(film);

        assertThat(model.state().get()).isEqualTo(new State.Failed(film, trouble.line()));
        assertThat(projector.told).containsExactly("show at 1.0", "close");
    }

    @Test
    void whatFailsInTheMiddleSaysSoAndIsTriedAgain() {
        var film = film("f_1");
        var model = playing(film);

        projector.listener.orElseThrow().failed(Trouble.DAMAGED);
        assertThat(model.state().get()).isEqualTo(new State.Failed(film, Trouble.DAMAGED.line()));
        model.toggle(film);

        assertThat(model.state().get()).isEqualTo(new State.Playing(film));
    }

    @Test
    void aProjectorThatNeverAnswersIsGivenUp() {
        var film = film("f_1");
        var model = model();
        model.toggle(film);

        background.pass(FilmViewModel.PATIENCE);

        assertThat(model.state().get()).isEqualTo(new State.Failed(film, Trouble.NO_ANSWER.line()));
        assertThat(projector.told).containsExactly("show at 1.0", "close");
    }

    @Test
    void whatTheProjectorSaysAfterItsEndIsNotHeard() {
        var film = film("f_1");
        var model = playing(film);
        var old = projector.listener.orElseThrow();
        model.stop();

        old.moved(Duration.ofSeconds(3));
        old.ready(Duration.ofSeconds(3));
        old.failed(Trouble.DAMAGED);
        old.ended();
        background.pass(FilmViewModel.PATIENCE);

        assertThat(model.state().get()).isEqualTo(new State.Dark());
        assertThat(model.position().get()).isZero();
    }

    @Test
    void aFileThatIsGoneSaysSo() {
        files.there.clear();
        var film = film("f_1");
        var model = model();

        model.toggle(film);

        assertThat(model.state().get())
                .isEqualTo(new State.Failed(film, Line.of("file.problem.gone")));
    }

    @Test
    void theVolumeStaysWithinItsEndsAndIsRemembered() {
        var film = film("f_1");
        var model = playing(film);

        model.volume().by(0.5);
        model.volume().set(0.4);
        model.volume().mute();
        model.volume().mute();

        assertThat(projector.told).containsExactly("volume 0.4", "volume 0.0", "volume 0.4");
        assertThat(new Volume(memory).level().get()).isEqualTo(0.4);
        memory.put("media.volume", "NaN");
        assertThat(new Volume(memory).level().get()).isEqualTo(1);
    }

    @Test
    void onlyFilmsThatMayPlayAreTriedWhereTheyStand() {
        assertThat(Film.plays(file("f_1", "bench.MP4", "video/mp4", 6))).isTrue();
        assertThat(Film.plays(file("f_1", "bench.webm", "video/webm", 6))).isFalse();
        assertThat(Film.isFilm(file("f_1", "bench.webm", "video/webm", 6))).isTrue();
        assertThat(Film.plays(file("f_1", "bench.mp4", "video/mp4", 1L << 40))).isFalse();
        assertThat(Film.plays(file("f_1", "bench.mp4", "text/plain", 6))).isFalse();
        assertThat(Film.isFilm(file("f_1", "bench.exe", "video/mp4", 6))).isFalse();
        assertThat(MediaTime.text(3_723_999)).isEqualTo("1:02:03");
    }
}
