package parley.server.invite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.protocol.InviteId;
import parley.protocol.UserId;

/**
 * The invites of a workspace.
 *
 * <p>Safe for use by many threads. Calls block until the data is durable. Each call is one atomic
 * step.
 */
public interface InviteStore {
    void add(Invite invite);

    Optional<Invite> find(InviteId id);

    Optional<Invite> byCodeHash(String codeHash);

    /** Those that are {@link Invite#good good}, newest first, at most {@code limit}. */
    List<Invite> good(Instant now, int limit);

    /**
     * Counts {@code user} as one more who used the invite; false if it is no longer good. The same
     * user again is true and counts nothing, whether it is still good or not.
     */
    boolean use(InviteId id, UserId user, Instant now);

    /** Ends it; false if there is no such invite or it was ended before. */
    boolean revoke(InviteId id);

    /**
     * Deletes those that were made before {@code before} and are no longer good, but for those that
     * ended by their time after it. Returns how many.
     */
    int forget(Instant before, Instant now);

    /** Counts a wrong try against every short code that is good. Returns how many ended by it. */
    int wrongShortCode(Instant now);
}
