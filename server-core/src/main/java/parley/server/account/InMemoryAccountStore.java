package parley.server.account;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.invite.InviteStore;

/** Forgets everything when the process ends; for tests and throw-away workspaces. */
public final class InMemoryAccountStore implements AccountStore {
    private final InviteStore invites;

    /** Guarded by {@code this}. */
    private final Map<UserId, Account> accounts = new HashMap<>();

    /** Guarded by {@code this}. */
    private final Map<UserId, String> hashes = new HashMap<>();

    /** Guarded by {@code this}. */
    private final Map<DeviceId, Device> devices = new HashMap<>();

    /** {@code invites}: where the uses of invites are counted. */
    public InMemoryAccountStore(InviteStore invites) {
        this.invites = invites;
    }

    @Override
    public synchronized List<Account> accounts() {
        return accounts.values().stream()
                .sorted(Comparator.comparing(each -> each.id().value()))
                .toList();
    }

    @Override
    public synchronized List<Device> devices() {
        return devices.values().stream()
                .sorted(Comparator.comparing(each -> each.id().value()))
                .toList();
    }

    @Override
    public synchronized Optional<String> passwordHash(UserId user) {
        return Optional.ofNullable(hashes.get(user));
    }

    @Override
    public synchronized Created create(
            Account account, String passwordHash, Device first, Admission admission) {
        if (admission instanceof Admission.First && !accounts.isEmpty()) {
            return Created.NOT_FIRST;
        }
        if (accounts.values().stream().anyMatch(each -> each.name().equals(account.name()))) {
            return Created.NAME_TAKEN;
        }
        if (admission instanceof Admission.Invited(var invite, var now)
                && !invites.use(invite, account.id(), now)) {
            return Created.INVITE_ENDED;
        }
        accounts.put(account.id(), account);
        hashes.put(account.id(), passwordHash);
        devices.put(first.id(), first);
        return Created.CREATED;
    }

    @Override
    public synchronized boolean replace(Account held, Account next) {
        return accounts.replace(held.id(), held, next);
    }

    @Override
    public synchronized boolean replaceAndSignOut(Account held, Account next) {
        if (!replace(held, next)) {
            return false;
        }
        devices.values().removeIf(each -> each.user().equals(held.id()));
        return true;
    }

    @Override
    public synchronized boolean replacePasswordHash(UserId user, String held, String next) {
        return hashes.replace(user, held, next);
    }

    @Override
    public synchronized boolean changePassword(
            UserId user, String held, String next, DeviceId keep) {
        if (!hashes.replace(user, held, next)) {
            return false;
        }
        devices.values().removeIf(each -> each.user().equals(user) && !each.id().equals(keep));
        return true;
    }

    @Override
    public synchronized boolean addDevice(Device device, long sessionVersion, String passwordHash) {
        Account account = accounts.get(device.user());
        if (account == null
                || !account.active()
                || account.sessionVersion() != sessionVersion
                || !passwordHash.equals(hashes.get(device.user()))) {
            return false;
        }
        devices.put(device.id(), device);
        return true;
    }

    @Override
    public synchronized boolean replace(Device held, Device next) {
        return devices.replace(held.id(), held, next);
    }

    @Override
    public synchronized void removeDevices(Collection<DeviceId> gone) {
        devices.keySet().removeAll(gone);
    }
}
