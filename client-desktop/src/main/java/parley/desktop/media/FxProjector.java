package parley.desktop.media;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.media.Media;
import javafx.scene.media.MediaException;
import javafx.scene.media.MediaPlayer;
import javafx.scene.media.MediaView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The films of JavaFX. Its native part is loaded with the first one that is played. */
public final class FxProjector implements Projector {
    private static final Logger LOG = LoggerFactory.getLogger(FxProjector.class);

    @Override
    public Showing show(Path file, double volume, Listener listener) {
        try {
            var showing =
                    new FxShowing(
                            new MediaPlayer(new Media(file.toUri().toString())), file, listener);
            showing.begin(volume);
            return showing;
        } catch (MediaException e) {
            LOG.debug("no film", e);
            listener.failed(FxTrouble.of(e, file));
        } catch (LinkageError e) {
            LOG.warn("the native part of javafx-media is missing", e);
            listener.failed(Trouble.NO_ENGINE);
        }
        return Dark.HERE;
    }

    /** A film that does not play. */
    private enum Dark implements Showing {
        HERE;

        @Override
        public Node picture(double width, double height) {
            return new Group();
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void seek(Duration to) {}

        @Override
        public void volume(double level) {}

        @Override
        public void close() {}
    }

    private static final class FxShowing implements Showing {
        private final MediaPlayer player;
        private final Path file;
        private final Listener listener;
        private boolean over;

        FxShowing(MediaPlayer player, Path file, Listener listener) {
            this.player = player;
            this.file = file;
            this.listener = listener;
        }

        void begin(double volume) {
            player.setVolume(volume);
            player.setOnError(this::failed);
            player.setOnHalted(this::failed);
            player.setOnEndOfMedia(() -> {
                if (!over) {
                    over = true;
                    listener.ended();
                }
            });
            player.currentTimeProperty()
                    .addListener((_, _, now) -> {
                        if (!over) {
                            listener.moved(Duration.ofMillis((long) now.toMillis()));
                        }
                    });
            player.setOnReady(() -> {
                // what cannot be decoded is "ready", too, before it fails
                if (player.getError() == null && !over) {
                    listener.ready(length());
                    player.play();
                }
            });
        }

        private Duration length() {
            var length = player.getTotalDuration();
            return length == null || length.isUnknown() || length.isIndefinite()
                    ? Duration.ZERO
                    : Duration.ofMillis((long) length.toMillis());
        }

        private void failed() {
            if (!over) {
                over = true;
                LOG.debug("no film", player.getError());
                listener.failed(FxTrouble.of(player.getError(), file));
            }
        }

        /**
         * Of nearly the shape of its place: the line at the edge would be seen, not the stretch.
         */
        private static boolean fills(int w, int h, double width, double height) {
            return h > 0 && Math.abs(w * height / (h * width) - 1) < 0.01;
        }

        @Override
        public Node picture(double width, double height) {
            var view = new MediaView(player);
            var media = player.getMedia();
            view.setPreserveRatio(!fills(media.getWidth(), media.getHeight(), width, height));
            view.setFitWidth(width);
            view.setFitHeight(height);
            return view;
        }

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
            player.seek(javafx.util.Duration.millis((double) to.toMillis()));
        }

        @Override
        public void volume(double level) {
            player.setVolume(level);
        }

        @Override
        public void close() {
            over = true;
            player.dispose();
        }
    }
}
