package parley.server.delivery;

import java.util.Optional;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * How the core reaches sockets; made by a transport. Safe for use by many threads, never blocks.
 */
public interface Delivery {
    /**
     * One commit is on disk. Called once for each commit, by the thread that committed, in commit
     * order. The transport sends the answers first, then the entries, room by room in this order.
     */
    void committed(Round round);

    /** Ends the live sockets of a user, or of one device, within a second. */
    void disconnect(UserId user, Optional<DeviceId> device, CloseCode why, String reason);
}
