package parley.server.account;

import java.util.List;
import java.util.Optional;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * An {@link AccountStore} that several processes write: what one of them remembers may be wrong, so
 * devices are asked for when they are needed, and accounts are read again when {@link #generation}
 * says so.
 */
public interface SharedAccountStore extends AccountStore {
    /** Another number after every account that was made or changed. */
    long generation();

    /**
     * As {@link #replace(Account, Account)}, with {@code signOut} as {@link #replaceAndSignOut}, if
     * also no account at all was made or changed after this {@link #generation} was read.
     */
    boolean replaceSince(long generation, Account held, Account next, boolean signOut);

    Optional<Device> device(DeviceId id);

    /** Those that are signed in, in the order of their ids. */
    List<Device> devices(UserId user);
}
