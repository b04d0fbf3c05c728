package parley.desktop.workspace;

import java.time.Instant;

/** How a workspace can be reached now. */
public sealed interface Link {
    /** Connected and caught up. */
    record Online() implements Link {}

    /** Not connected, trying again; {@code since}: when the connection was lost. */
    record Offline(Instant since) implements Link {}

    /** Not connected and not trying, because it would not help. */
    record Ended(Why why) implements Link {}

    /** What ended a connection for good. */
    enum Why {
        SIGNED_OUT,
        BANNED,
        GONE,
        VERSION,
        MOVED,
        PIN_CHANGED,
        /** The certificate has ended, or this computer's clock is wrong. */
        CLOCK,
        /** The same device is connected a second time. */
        ELSEWHERE
    }
}
