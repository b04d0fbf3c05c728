package parley.server.commit;

import parley.protocol.ErrorCode;
import parley.protocol.WireError;

/**
 * A request is refused; thrown before anything was written for it. Without a stack trace: it
 * happens every day.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient WireError error;

    public Refusal(WireError error) {
        super(error.msg(), null, false, false);
        this.error = error;
    }

    /** {@code msg} is English, for logs. */
    public Refusal(ErrorCode code, String msg) {
        this(WireError.of(code, msg));
    }

    public WireError error() {
        return error;
    }
}
