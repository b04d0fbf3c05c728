package parley.protocol;

import java.util.Optional;

/** Why a WebSocket was closed, and with it what the client does next. */
public enum CloseCode {
    HEARTBEAT(4000, Next.RECONNECT),
    BAD_FRAME(4001, Next.RECONNECT),
    SUPERSEDED(4003, Next.STOP),
    SLOW_CONSUMER(4008, Next.RECONNECT),
    RESTART(4009, Next.RECONNECT),
    MAX_AGE(4010, Next.RECONNECT),
    ABUSE(4290, Next.RECONNECT_AFTER_60_S),
    TOKEN_REJECTED(4401, Next.REFRESH),
    BANNED(4403, Next.STOP),
    WORKSPACE_GONE(4404, Next.STOP),
    VERSION(4406, Next.STOP),
    MOVED(4410, Next.STOP);

    /** What a client does after the close. */
    public enum Next {
        RECONNECT,
        RECONNECT_AFTER_60_S,
        /** Refresh the token first; only a refused refresh means to sign in again. */
        REFRESH,
        STOP
    }

    private final int code;
    private final Next next;

    CloseCode(int code, Next next) {
        this.code = code;
        this.next = next;
    }

    /** The status code of RFC 6455, section 7.4. */
    public int code() {
        return code;
    }

    public Next next() {
        return next;
    }

    /** Empty for codes that are not Parley's own, such as 1006. */
    public static Optional<CloseCode> of(int code) {
        for (CloseCode each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
