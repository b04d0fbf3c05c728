package parley.desktop.voice;

import java.nio.file.Path;
import java.time.Duration;
import parley.desktop.media.Trouble;

/** Plays sound. UI thread only; the listener is called there, too. */
public interface Speaker {
    /**
     * Begins to play; what cannot be played is told to the listener. The answer is held as long as
     * it plays: what nobody holds falls silent.
     */
    Sound play(Path file, Duration from, double rate, double volume, Listener listener);

    /** Something that plays. */
    interface Sound {
        void pause();

        void resume();

        void seek(Duration to);

        void rate(double rate);

        /** 0 to 1. */
        void volume(double level);

        void close();
    }

    /** Told how it goes. */
    interface Listener {
        /** How long it is, before anything is heard. */
        void ready(Duration length);

        void moved(Duration position);

        void ended();

        void failed(Trouble why);
    }

    /** Nothing can be heard here. */
    static Speaker none() {
        return (_, _, _, _, listener) -> {
            listener.failed(Trouble.NO_DEVICE);
            return Silence.HERE;
        };
    }
}
