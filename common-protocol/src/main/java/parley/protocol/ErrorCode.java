package parley.protocol;

import java.util.Locale;

/** Why a request was refused; docs/protocol.md, section "Errors". */
public enum ErrorCode {
    BAD_JSON,
    BAD_REQUEST,
    UNKNOWN_OP,
    TOO_LARGE,
    UNSUPPORTED_VERSION,
    UNAUTHENTICATED,
    TOKEN_EXPIRED,
    FORBIDDEN,
    NOT_FOUND,
    NOT_MEMBER,
    ROOM_ARCHIVED,
    GONE,
    CONFLICT,
    EXISTS,
    STALE_EPOCH,
    EDIT_CLOSED,
    RATE_LIMITED,
    QUOTA_EXCEEDED,
    INVITE_EXPIRED,
    FILE_NOT_READY,
    HASH_MISMATCH,
    TYPE_BLOCKED,
    ACTION_EXPIRED,
    ALREADY_DECIDED,
    NOT_SUPPORTED,
    READ_ONLY,
    MOVED,
    UNAVAILABLE,
    INTERNAL;

    /** Whether the same request may succeed later without a change. */
    public boolean retry() {
        return this == RATE_LIMITED || this == UNAVAILABLE || this == INTERNAL || this == READ_ONLY;
    }

    /** The name on the wire, for example {@code bad_json}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
