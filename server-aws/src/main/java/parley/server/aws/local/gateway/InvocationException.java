package parley.server.aws.local.gateway;

/** A function did not answer; the message is what it said instead. */
public final class InvocationException extends Exception {
    private static final long serialVersionUID = 1;

    public InvocationException(String message) {
        super(message);
    }

    public InvocationException(String message, Throwable cause) {
        super(message, cause);
    }
}
