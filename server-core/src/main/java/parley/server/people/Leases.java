package parley.server.people;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Event;
import parley.protocol.UserId;
import parley.server.session.Connection;

/**
 * Who is connected, to whichever process, and whom they watch; kept by a transport whose processes
 * share no memory. A connection holds a lease: it counts until it is known to have ended, and no
 * longer than one may last. Safe for use by many threads; blocks.
 */
public interface Leases {
    /**
     * How a user stands.
     *
     * @param seen when the last connection ended, while that is known
     */
    record Lease(boolean live, Optional<Instant> seen) {
        public static final Lease NONE = new Lease(false, Optional.empty());
    }

    /** How these users stand; those of whom nothing is known are left out. */
    Map<UserId, Lease> of(Collection<UserId> users);

    /** Replaces whom this connection is told about. */
    void watch(Connection connection, Set<UserId> users);

    /** Tells those connections of these users that watch {@code about}; what is lost is lost. */
    void tell(Collection<UserId> users, UserId about, Event event);
}
