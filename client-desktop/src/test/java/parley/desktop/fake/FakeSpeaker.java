package parley.desktop.fake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.desktop.media.Trouble;
import parley.desktop.voice.Speaker;

/** Writes down what it was told to play. */
public final class FakeSpeaker implements Speaker {
    public final List<String> told = new ArrayList<>();
    public Optional<Listener> listener = Optional.empty();
    public boolean broken;

    @Override
    public Sound play(Path file, Duration from, double rate, double volume, Listener listens) {
        told.add("play from " + from.toMillis());
        listener = Optional.of(listens);
        if (broken) {
            listens.failed(Trouble.NO_DEVICE);
        }
        return new Sound() {
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
            public void rate(double now) {
                told.add("rate " + now);
            }

            @Override
            public void volume(double level) {
                told.add("volume " + level);
            }

            @Override
            public void close() {
                told.add("close");
            }
        };
    }
}
