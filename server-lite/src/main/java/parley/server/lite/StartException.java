package parley.server.lite;

import org.jspecify.annotations.Nullable;

/** The server cannot start; the message says why and names the cure. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1;

    public StartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
