package parley.conformance.wire;

import parley.protocol.ErrorCode;
import parley.protocol.WireError;

/** The server answered with an error. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient WireError error;

    Refused(int status, String what, WireError error) {
        super(what + " was refused (" + status + "): " + error.code() + ", " + error.msg());
        this.status = status;
        this.error = error;
    }

    /**
     * Waits as long as {@code rate_limited} says; throws any other error on. People are shared by
     * scenarios, so that a scenario may find a bucket emptied by the one before.
     */
    public void obey() {
        if (error.code() != ErrorCode.RATE_LIMITED) {
            throw this;
        }
        try {
            Thread.sleep(error.retryMs().orElse(1_000L));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting as told", e);
        }
    }

    /** The HTTP status; 200 for an error inside an envelope. */
    public int status() {
        return status;
    }

    public ErrorCode code() {
        return error.code();
    }

    public WireError error() {
        return error;
    }
}
