package parley.server;

import java.util.Optional;
import java.util.function.Function;
import parley.protocol.ErrorCode;
import parley.protocol.WireError;

/** What came of a request: its answer, or why it was refused. */
public sealed interface Outcome<T> {
    /** It was done. */
    record Ok<T>(T value) implements Outcome<T> {}

    /**
     * It was refused and nothing changed.
     *
     * @param status for an answer over HTTP; with 429 and 503 {@code error.retryMs} says how long
     *     to wait
     */
    record Problem<T>(int status, WireError error) implements Outcome<T> {
        /** The same refusal of another kind of request. */
        public <R> Problem<R> as() {
            return new Problem<>(status, error);
        }
    }

    static <T> Outcome<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Problem<T> problem(WireError error) {
        return new Problem<>(statusOf(error.code()), error);
    }

    /** {@code msg} is English, for logs; clients localise by the code. */
    static <T> Problem<T> problem(ErrorCode code, String msg) {
        return problem(WireError.of(code, msg));
    }

    /** As {@link #problem(ErrorCode, String)}, and names the member that was wrong. */
    static <T> Problem<T> problem(ErrorCode code, String msg, String field) {
        return problem(
                new WireError(
                        code,
                        msg,
                        code.retry(),
                        Optional.empty(),
                        Optional.of(field),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** {@code rate_limited}: the same again in so many milliseconds. */
    static <T> Problem<T> tooOften(long retryMs) {
        return problem(WireError.later(ErrorCode.RATE_LIMITED, "too many tries", retryMs));
    }

    /** The answer of what follows; not asked after a refusal. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Problem<T> problem -> problem.as();
        };
    }

    /** The HTTP status of an error; docs/protocol.md, section "Signing in". */
    static int statusOf(ErrorCode code) {
        return switch (code) {
            case UNAUTHENTICATED, TOKEN_EXPIRED -> 401;
            case FORBIDDEN, NOT_MEMBER, INVITE_EXPIRED, ROOM_ARCHIVED -> 403;
            case NOT_FOUND, GONE -> 404;
            case CONFLICT, EXISTS, STALE_EPOCH, EDIT_CLOSED, ALREADY_DECIDED -> 409;
            case TOO_LARGE -> 413;
            case RATE_LIMITED, QUOTA_EXCEEDED -> 429;
            case READ_ONLY, UNAVAILABLE, INTERNAL -> 503;
            case BAD_JSON,
                    BAD_REQUEST,
                    UNKNOWN_OP,
                    UNSUPPORTED_VERSION,
                    FILE_NOT_READY,
                    HASH_MISMATCH,
                    TYPE_BLOCKED,
                    ACTION_EXPIRED,
                    NOT_SUPPORTED,
                    MOVED ->
                    400;
        };
    }
}
