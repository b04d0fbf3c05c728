package parley.server.store;

/**
 * Somebody else changed what a transaction relied on; nothing of it is kept, and it may succeed
 * when it is decided anew. Without a stack trace: among many writers it happens all the time.
 */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** {@code what}: what was changed, for logs. */
    public ConflictException(String what) {
        super(what, null, false, false);
    }
}
