package parley.server.commit;

/** Carries out all that changes something, and answers and tells after the commit. */
public interface Commits extends AutoCloseable {
    /** Takes a command, from any thread; it runs at the next {@link #flush} at the latest. */
    void offer(Command command);

    /**
     * Sees to it that what was offered runs.
     *
     * @param hereIfIdle it may run on the caller's thread where nothing is to be waited for
     */
    void flush(boolean hereIfIdle);

    /**
     * Waits until all that was offered is done and told; at once where others see to that. For a
     * process that is stopped between requests.
     */
    void settle();

    /** Whether the disk is full and nothing can be written now. */
    boolean readOnly();

    /** Runs what was offered before, then ends. */
    @Override
    void close();
}
