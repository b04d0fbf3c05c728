package parley.protocol;

import java.time.Instant;
import java.util.Optional;

/** Whether a user is there, and what they say about it. */
public record Presence(
        UserId user, PresenceState state, Optional<String> text, Optional<Instant> seen) {}
