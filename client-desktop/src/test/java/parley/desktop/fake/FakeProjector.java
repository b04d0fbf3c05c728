package parley.desktop.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import parley.desktop.media.Projector;
import parley.desktop.media.Trouble;

/** Writes down what it was told to show. */
public final class FakeProjector implements Projector {
    public final List<String> told = new ArrayList<>();
    public final List<Path> films = new ArrayList<>();
    public Optional<Listener> listener = Optional.empty();

    /** Answers every film with this at once. */
    public Optional<Trouble> trouble = Optional.empty();

    /** Answers every film with its length at once. */
    public Optional<Duration> length = Optional.empty();

    @Override
    public Showing show(Path file, double volume, Listener listens) {
        told.add("show at " + volume);
        films.add(file);
        listener = Optional.of(listens);
        trouble.ifPresent(listens::failed);
        length.ifPresent(listens::ready);
        return new Told();
    }

    private final class Told implements Showing {
        @Override
        public Node picture(double width, double height) {
            return new Rectangle(width, height);
        }

        @Override
        public void pause() {
            told.add("pause");
        }

        @Override
        public void resume() {
            told.add("resume");
        }

        @Override
        public void seek(Duration to) {
            told.add("seek " + to.toMillis());
        }

        @Override
        public void volume(double level) {
            told.add("volume " + level);
        }

        @Override
        public void close() {
            told.add("close");
        }
    }
}
