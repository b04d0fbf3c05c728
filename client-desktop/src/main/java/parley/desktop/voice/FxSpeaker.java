package parley.desktop.voice;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.desktop.media.FxTrouble;
import parley.desktop.media.Trouble;

/** The sound of JavaFX. */
public final class FxSpeaker implements Speaker {
    private static final Logger LOG = LoggerFactory.getLogger(FxSpeaker.class);

    @Override
    public Sound play(Path file, Duration from, double rate, double volume, Listener listener) {
        try {
            var player = new MediaPlayer(new Media(file.toUri().toString()));
            player.setVolume(volume);
            player.setOnError(() -> failed(player, file, listener));
            player.setOnHalted(() -> failed(player, file, listener));
            player.setOnEndOfMedia(listener::ended);
            player.currentTimeProperty()
                    .addListener((_, _, now) ->
                            listener.moved(Duration.ofMillis((long) now.toMillis())));
            player.setOnReady(() -> {
                var length = player.getTotalDuration();
                if (length != null && !length.isUnknown() && !length.isIndefinite()) {
                    listener.ready(Duration.ofMillis((long) length.toMillis()));
                }
                player.seek(millis(from));
                player.setRate(rate);
                player.play();
            });
            return new FxSound(player);
        } catch (MediaException e) {
            LOG.debug("no sound", e);
            listener.failed(FxTrouble.of(e, file));
            return Silence.HERE;
        } catch (LinkageError e) {
            LOG.warn("the native part of javafx-media is missing", e);
            listener.failed(Trouble.NO_ENGINE);
            return Silence.HERE;
        }
    }

    private static void failed(MediaPlayer player, Path file, Listener listener) {
        LOG.debug("no sound", player.getError());
        listener.failed(FxTrouble.of(player.getError(), file));
    }

    private static javafx.util.Duration millis(Duration duration) {
        return javafx.util.Duration.millis((double) duration.toMillis());
    }

    private record FxSound(MediaPlayer player) implements Sound {
        @Override
        public void pause() {
            player.pause();
        }

        @Override
        public void resume() {
            player.play();
        }

        @Override
        public void seek(Duration to) {
            player.seek(millis(to));
        }

        @Override
        public void rate(double rate) {
            player.setRate(rate);
        }

        @Override
        public void volume(double level) {
            player.setVolume(level);
        }

        @Override
        public void close() {
            player.dispose();
        }
    }
}
