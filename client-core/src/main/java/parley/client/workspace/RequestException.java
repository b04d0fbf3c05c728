package parley.client.workspace;

import parley.protocol.ErrorCode;
import parley.protocol.WireError;

/** A request to the server was not carried out, or it is not known whether it was. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** What went wrong. */
    public sealed interface Problem {
        /** The server said no. */
        record Refused(WireError error) implements Problem {}

        /** There is no connection; nothing was sent. */
        record Offline() implements Problem {}

        /** No answer within 10 s; it may have been carried out. */
        record NoAnswer() implements Problem {}
    }

    public RequestException(Problem problem) {
        super(
                switch (problem) {
                    case Problem.Refused r -> r.error().code() + ": " + r.error().msg();
                    case Problem.Offline _ -> "offline";
                    case Problem.NoAnswer _ -> "no answer";
                });
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Whether the server refused with {@code code}. */
    public boolean refused(ErrorCode code) {
        return problem instanceof Problem.Refused r && r.error().code() == code;
    }
}
