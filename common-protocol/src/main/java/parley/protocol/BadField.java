package parley.protocol;

import java.util.OptionalLong;

/**
 * A value that may not stand in this field. {@code Codec} turns it into {@link ProtocolException}.
 */
public final class BadField extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final String field;
    private final long max;

    /** {@code expected} says what is allowed, in words for a log. */
    public BadField(String field, String expected) {
        super(field + ": expected " + expected);
        this.code = ErrorCode.BAD_REQUEST;
        this.field = field;
        this.max = -1;
    }

    private BadField(String field, long actual, long max) {
        super(field + ": " + actual + " of at most " + max);
        this.code = ErrorCode.TOO_LARGE;
        this.field = field;
        this.max = max;
    }

    /**
     * The value is well-formed but larger than the limit {@code max}, in the unit of that limit.
     */
    public static BadField tooLarge(String field, long actual, long max) {
        return new BadField(field, actual, max);
    }

    /** {@code bad_request} or {@code too_large}. */
    public ErrorCode code() {
        return code;
    }

    public String field() {
        return field;
    }

    /** The limit that was passed, for {@code too_large} only. */
    public OptionalLong max() {
        return max < 0 ? OptionalLong.empty() : OptionalLong.of(max);
    }
}
