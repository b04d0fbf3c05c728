package parley.protocol;

import java.util.Optional;

/**
 * The {@code err} member of a response.
 *
 * @param code what went wrong; clients localise by it
 * @param msg English, for logs
 * @param retry whether the same request may succeed later
 * @param retryMs how long to wait before trying again, in milliseconds
 * @param field the member that was wrong
 * @param max the limit that was passed, in the unit of {@code field}
 * @param epoch the room's present epoch, with {@code stale_epoch}
 */
public record WireError(
        ErrorCode code,
        String msg,
        boolean retry,
        Optional<Long> retryMs,
        Optional<String> field,
        Optional<Long> max,
        Optional<String> epoch) {
    public static WireError of(ErrorCode code, String msg) {
        return new WireError(
                code,
                msg,
                code.retry(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code rate_limited} or {@code unavailable}, to be tried again after {@code retryMs}. */
    public static WireError later(ErrorCode code, String msg, long retryMs) {
        return new WireError(
                code,
                msg,
                true,
                Optional.of(retryMs),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static WireError of(BadField e) {
        return new WireError(
                e.code(),
                String.valueOf(e.getMessage()),
                false,
                Optional.empty(),
                Optional.of(e.field()),
                e.max().isPresent() ? Optional.of(e.max().getAsLong()) : Optional.empty(),
                Optional.empty());
    }

    public static WireError staleEpoch(String epoch) {
        return new WireError(
                ErrorCode.STALE_EPOCH,
                "this room's log was rebuilt",
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(epoch));
    }
}
