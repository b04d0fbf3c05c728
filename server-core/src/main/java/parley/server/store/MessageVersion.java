package parley.server.store;

import java.time.Instant;

/**
 * One text of a message that was edited.
 *
 * @param rev 1 for the first
 * @param seq the entry that brought it
 */
public record MessageVersion(int rev, long seq, Instant ts, String text) {}
