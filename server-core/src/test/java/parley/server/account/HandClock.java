package parley.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock that moves only when told, also backwards. */
final class HandClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T08:00:00.123Z");

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
