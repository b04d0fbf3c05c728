package parley.desktop.notify;

/** The sound of a new message. */
public interface Sound {
    /** Plays it, where there is something to play it on; returns at once. */
    void play();

    /** No sound at all. */
    Sound NONE = () -> {};
}
