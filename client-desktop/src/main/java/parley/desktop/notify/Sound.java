package parley.desktop.notify;

import java.util.function.Consumer;

/** The sound of a new message. */
public interface Sound {
    /** Plays it, where there is something to play it on; returns at once. */
    void play();

    /** The same; {@code told} hears, mostly later, whether there is something to play it on. */
    default void play(Consumer<Boolean> told) {
        play();
        told.accept(true);
    }

    /** No sound at all. */
    Sound NONE = () -> {};
}
