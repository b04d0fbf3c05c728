package parley.server.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * Accounts, the hashes of their passwords, and their devices.
 *
 * <p>Safe for use by many threads. Calls block until the data is durable. Each call is one atomic
 * step: it happens whole or not at all.
 */
public interface AccountStore {
    /** What came of making an account. */
    enum Created {
        CREATED,
        NAME_TAKEN,
        /** {@link Admission.First} and there is an account already. */
        NOT_FIRST,
        /** {@link Admission.Invited} and the invite is no longer good. */
        INVITE_ENDED
    }

    /** All of them, also those that were removed, in the order of their ids. */
    List<Account> accounts();

    /** All that are signed in, in the order of their ids. */
    List<Device> devices();

    /** In PHC form; empty if there is no such account. */
    Optional<String> passwordHash(UserId user);

    /** Makes an account with its first device. For an invite it counts the use in the same step. */
    Created create(Account account, String passwordHash, Device first, Admission admission);

    /** Puts {@code next} in the place of {@code held}; false if something else stands there. */
    boolean replace(Account held, Account next);

    /** As {@link #replace(Account, Account)}, and takes all of the user's devices away with it. */
    boolean replaceAndSignOut(Account held, Account next);

    /**
     * Puts the same password's hash of another cost in the place of {@code held}, if it is there.
     */
    boolean replacePasswordHash(UserId user, String held, String next);

    /**
     * As {@link #replacePasswordHash} for another password, and takes all of the user's devices
     * away but {@code keep} with it.
     */
    boolean changePassword(UserId user, String held, String next, DeviceId keep);

    /**
     * Adds a device if the user's account is active and has this session version, and if {@code
     * passwordHash} is still its password's.
     */
    boolean addDevice(Device device, long sessionVersion, String passwordHash);

    /** Puts {@code next} in the place of {@code held}; false if something else stands there. */
    boolean replace(Device held, Device next);

    /** Those that are not there are passed over. */
    void removeDevices(Collection<DeviceId> devices);
}
