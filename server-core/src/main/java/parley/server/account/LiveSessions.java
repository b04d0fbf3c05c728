package parley.server.account;

import java.util.Optional;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * The sockets that are open now, whoever keeps them. Called after a session ended on disk, never
 * while a lock is held, by any thread; must not block.
 *
 * <p>A socket that is being opened at that moment is the keeper's to mind: it first adds the socket
 * to those it would close, and asks {@link AuthService#live(Identity)} after that.
 */
@FunctionalInterface
public interface LiveSessions {
    /**
     * Closes the user's sockets, of one device or of all, with {@code bye} and this code, within a
     * second. {@code reason} is English, for a log.
     */
    void end(UserId user, Optional<DeviceId> device, CloseCode code, String reason);
}
