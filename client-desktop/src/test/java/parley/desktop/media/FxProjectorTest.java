package parley.desktop.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.desktop.ui.Fx;

/** The real one: it plays where the system can, and says why where it cannot. */
class FxProjectorTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir Path folder;

    private static final class Heard implements Projector.Listener {
        final CompletableFuture<Optional<Trouble>> answer = new CompletableFuture<>();
        final CompletableFuture<Optional<Trouble>> end = new CompletableFuture<>();
        Duration length = Duration.ZERO;
        Duration furthest = Duration.ZERO;

        @Override
        public void ready(Duration whole) {
            length = whole;
            answer.complete(Optional.empty());
        }

        @Override
        public void moved(Duration position) {
            if (position.compareTo(furthest) > 0) {
                furthest = position;
            }
        }

        @Override
        public void ended() {
            end.complete(Optional.empty());
        }

        @Override
        public void failed(Trouble why) {
            answer.complete(Optional.of(why));
            end.complete(Optional.of(why));
        }
    }

    private Path sample() throws IOException {
        var file = folder.resolve("silent.mp4");
        try (var from = FxProjectorTest.class.getResourceAsStream("silent.mp4")) {
            if (from == null) {
                throw new IOException("the sample is missing");
            }
            Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static Optional<Trouble> played(Path file, Heard heard) throws Exception {
        var showing = Fx.call(() -> new FxProjector().show(file, 1, heard));
        try {
            return heard.end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            Fx.call(() -> {
                showing.close();
                return true;
            });
        }
    }

    @Test
    void aSilentFilmIsPlayedToItsEndOrTheSystemCannotDecodeIt() throws Exception {
        var heard = new Heard();

        var trouble = played(sample(), heard);

        if (trouble.isEmpty()) {
            assertThat(heard.length).isBetween(Duration.ofMillis(2_500), Duration.ofMillis(3_500));
            assertThat(heard.furthest).isPositive();
        } else {
            assertThat(trouble)
                    .get()
                    .isIn(Trouble.NO_DECODER, Trouble.NO_ENGINE, Trouble.UNKNOWN_KIND);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 600})
    void aFilmThatWasCutShortSaysSo(int bytes) throws Exception {
        var whole = Files.readAllBytes(sample());
        var cut = Files.write(folder.resolve("cut.mp4"), java.util.Arrays.copyOf(whole, bytes));

        assertThat(played(cut, new Heard())).isPresent();
    }

    @Test
    void whatIsNoFilmSaysSo() throws Exception {
        var page = Files.writeString(folder.resolve("page.mp4"), "<html>no film</html>".repeat(99));

        assertThat(played(page, new Heard())).isPresent();
    }

    @Test
    void aFileThatIsNotThereSaysSo() throws Exception {
        assertThat(played(folder.resolve("gone.mp4"), new Heard())).isPresent();
    }
}
