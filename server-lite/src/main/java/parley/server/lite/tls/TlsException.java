package parley.server.lite.tls;

/** There is no usable certificate. The message says which file it is about and what cures it. */
public final class TlsException extends Exception {
    private static final long serialVersionUID = 1;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
