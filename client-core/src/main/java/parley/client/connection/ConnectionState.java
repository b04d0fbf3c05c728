package parley.client.connection;

import java.time.Instant;

/**
 * How a workspace is connected. {@code since} is when that began: for everything but {@link
 * Online}, when the workspace was last seen online (or opened).
 */
public sealed interface ConnectionState {
    Instant since();

    /** What the person can do about it. */
    NextStep nextStep();

    /** Whether requests can be made right now. */
    default boolean online() {
        return this instanceof Online;
    }

    /** Connected; {@code catchingUp} until everything missed has been read. */
    record Online(Instant since, boolean catchingUp) implements ConnectionState {
        @Override
        public NextStep nextStep() {
            return NextStep.NOTHING;
        }
    }

    /** Trying; {@code attempt} counts from 1 since it was last online. */
    record Connecting(Instant since, int attempt) implements ConnectionState {
        @Override
        public NextStep nextStep() {
            return NextStep.WAIT;
        }
    }

    /** Not reachable for now; tries again at {@code nextTry}, or at once when asked to. */
    record Waiting(Instant since, OfflineReason reason, Instant nextTry)
            implements ConnectionState {
        @Override
        public NextStep nextStep() {
            return NextStep.TRY_NOW;
        }
    }

    /** Will not try again by itself. Everything stays readable and writable. */
    record Stopped(Instant since, StopReason reason) implements ConnectionState {
        @Override
        public NextStep nextStep() {
            return reason.nextStep();
        }
    }
}
