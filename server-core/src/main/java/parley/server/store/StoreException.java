package parley.server.store;

/**
 * The store could not be reached or could not write; nothing of the attempted transaction is kept.
 */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean full;

    public StoreException(String attempted, Throwable cause) {
        this(attempted, cause, false);
    }

    /** {@code full}: there is no room left on the disk. */
    public StoreException(String attempted, Throwable cause, boolean full) {
        super(attempted, cause);
        this.full = full;
    }

    public boolean full() {
        return full;
    }
}
