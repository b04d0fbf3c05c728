package parley.desktop.workspace;

import java.time.Instant;

/** How a workspace can be reached now. */
public sealed interface Link {
    /** Connected and caught up. */
    record Online() implements Link {}

    /**
     * Not connected, trying again.
     *
     * @param since when the connection was lost
     * @param disk whether what is kept here cannot be written, so that nothing is fetched
     */
    record Offline(Instant since, boolean disk) implements Link {
        /** Because nobody answers. */
        public Offline(Instant since) {
            this(since, false);
        }
    }

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
