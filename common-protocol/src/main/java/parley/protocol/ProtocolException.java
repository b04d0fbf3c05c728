package parley.protocol;

/** The other side broke the protocol; {@link #error} is what it is told. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient WireError error;
    private final String id;

    /** {@code id}: the request's id as far as it could be read, else empty. */
    public ProtocolException(WireError error, String id) {
        super(error.code() + ": " + error.msg());
        this.error = error;
        this.id = id;
    }

    public ProtocolException(ErrorCode code, String msg) {
        this(WireError.of(code, msg), "");
    }

    public WireError error() {
        return error;
    }

    public String id() {
        return id;
    }
}
