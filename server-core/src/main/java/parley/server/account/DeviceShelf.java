package parley.server.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import parley.protocol.DeviceId;
import parley.protocol.UserId;

/**
 * Where the devices that are signed in are found: in memory, told of each change, or in a store
 * that others write too. Safe for use by many threads.
 */
interface DeviceShelf {
    /** In memory where nobody else writes. */
    static DeviceShelf of(AccountStore store) {
        return store instanceof SharedAccountStore shared ? new Shared(shared) : new Held(store);
    }

    Optional<Device> find(DeviceId id);

    List<Device> of(UserId user);

    /** All that may be known without asking for one user's. */
    Collection<Device> known();

    /** The store has this now. */
    void put(Device device);

    /** The store has it no longer. */
    void remove(DeviceId id);

    /** Whether others change it beside this process. */
    boolean shared();

    /** Asks the store each time. */
    record Shared(SharedAccountStore store) implements DeviceShelf {
        @Override
        public Optional<Device> find(DeviceId id) {
            return store.device(id);
        }

        @Override
        public List<Device> of(UserId user) {
            return store.devices(user);
        }

        @Override
        public Collection<Device> known() {
            return List.of();
        }

        @Override
        public void put(Device device) {
            // the store has it
        }

        @Override
        public void remove(DeviceId id) {
            // the store has it no longer
        }

        @Override
        public boolean shared() {
            return true;
        }
    }

    /** All of them, in memory. */
    final class Held implements DeviceShelf {
        private final ConcurrentHashMap<DeviceId, Device> byId = new ConcurrentHashMap<>();

        Held(AccountStore store) {
            store.devices().forEach(this::put);
        }

        @Override
        public Optional<Device> find(DeviceId id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public List<Device> of(UserId user) {
            return byId.values().stream().filter(each -> each.user().equals(user)).toList();
        }

        @Override
        public Collection<Device> known() {
            return byId.values();
        }

        @Override
        public void put(Device device) {
            byId.put(device.id(), device);
        }

        @Override
        public void remove(DeviceId id) {
            byId.remove(id);
        }

        @Override
        public boolean shared() {
            return false;
        }
    }
}
