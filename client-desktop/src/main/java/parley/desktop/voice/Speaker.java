package parley.desktop.voice;

import java.nio.file.Path;
import java.time.Duration;

/** Plays sound. UI thread only; the listener is called there, too. */
public interface Speaker {
    /** Begins to play; what cannot be played is told to the listener. */
    Sound play(Path file, Duration from, double rate, Listener listener);

    /** Something that plays. */
    interface Sound {
        void pause();

        void resume();

        void seek(Duration to);

        void rate(double rate);

        void close();
    }

    /** Told how it goes. */
    interface Listener {
        /** How long it is, before anything is heard. */
        void ready(Duration length);

        void moved(Duration position);

        void ended();

        void failed();
    }

    /** Nothing can be heard here. */
    static Speaker none() {
        return (_, _, _, listener) -> {
            listener.failed();
            return Silence.HERE;
        };
    }
}
