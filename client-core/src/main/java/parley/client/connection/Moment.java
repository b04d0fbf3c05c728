package parley.client.connection;

import java.time.Instant;

/**
 * Now, twice.
 *
 * @param ms a clock that only runs forward, in milliseconds: for everything that waits
 * @param wall the computer's clock, which may jump: for people
 */
public record Moment(long ms, Instant wall) {}
