package parley.desktop.media;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;

/** Plays films. UI thread only; the listener is called there, too. */
public interface Projector {
    /**
     * Begins to play; what cannot be played is told to the listener, at once or later. {@code
     * volume}: 0 to 1.
     */
    Showing show(Path file, double volume, Listener listener);

    /** A film that plays. */
    interface Showing {
        /** Its picture, fitted into {@code width} by {@code height} px; each call makes one. */
        Node picture(double width, double height);

        void pause();

        void resume();

        void seek(Duration to);

        void volume(double level);

        /** Ends it and lets go of its file. */
        void close();
    }

    /** Told how it goes; nothing after {@link #ended} or {@link #failed}. */
    interface Listener {
        /** How long it is, before anything is seen; zero where it does not say. */
        void ready(Duration length);

        void moved(Duration position);

        void ended();

        void failed(Trouble why);
    }
}
