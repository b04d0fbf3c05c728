package parley.client.net;

import java.time.Duration;
import java.util.Optional;
import parley.client.trust.TrustProblem;
import parley.protocol.WireError;

/** A request over HTTP came to nothing. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    /** What went wrong. */
    public sealed interface Failure {
        /** The server said no, in the form of this protocol. */
        record Refused(int status, WireError error, Optional<Duration> retryAfter)
                implements Failure {}

        /** No connection, or no answer. */
        record Unreachable(String detail) implements Failure {}

        record Untrusted(TrustProblem problem) implements Failure {}

        /** An answer that is not of this protocol. */
        record NotParley(int status, String detail) implements Failure {}
    }

    public ApiException(Failure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
