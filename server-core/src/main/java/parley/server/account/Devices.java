package parley.server.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.secret.Crockford;

/**
 * All devices that are signed in, and the turn of their refresh tokens. What it says is on disk
 * already; each change of a user's devices happens under one lock, so that memory and disk never
 * differ. Where other processes write too, the store alone says what is so.
 */
final class Devices {
    private static final int STRIPES = 64;

    private final AccountStore store;
    private final AccountSettings settings;
    private final InstantSource clock;
    private final DeviceShelf shelf;
    private final List<ReentrantLock> locks = new ArrayList<>();

    Devices(AccountStore store, AccountSettings settings, InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        for (int i = 0; i < STRIPES; i++) {
            locks.add(new ReentrantLock());
        }
        this.shelf = DeviceShelf.of(store);
        removeExpired(shelf.known());
    }

    /** What came of a refresh token whose MAC was right. */
    sealed interface Rotation {
        /** This device's newest refresh token is the answer, perhaps for the second time. */
        record Turned(Device device) implements Rotation {}

        /** There is no such device (any more). */
        record Gone() implements Rotation {}

        /** A token that was used up was used again: the device is signed out now. */
        record Reused(Device device) implements Rotation {}
    }

    Device fresh(UserId user, String name) {
        return Device.fresh(new DeviceId(Crockford.id("v_", clock)), user, name, now());
    }

    /** Takes in what the store has got together with its account. */
    void created(Device device) {
        shelf.put(device);
    }

    /** A device that signed in, and those that had to make place for it. */
    record Opened(Device device, List<Device> signedOut) {}

    /** Signs a device in; empty if the account or its password was changed in this moment. */
    Optional<Opened> open(Account account, String passwordHash, String name) {
        return locked(
                account.id(),
                () -> {
                    List<Device> signedOut = makePlace(account.id());
                    Device device = fresh(account.id(), name);
                    if (!store.addDevice(device, account.sessionVersion(), passwordHash)) {
                        return Optional.empty();
                    }
                    shelf.put(device);
                    return Optional.of(new Opened(device, signedOut));
                });
    }

    /** Uses up the refresh token of this number. */
    Rotation rotate(DeviceId id, long generation) {
        Optional<Device> seen = shelf.find(id);
        return seen.isEmpty()
                ? new Rotation.Gone()
                : locked(seen.get().user(), () -> rotateLocked(id, generation));
    }

    private Rotation rotateLocked(DeviceId id, long generation) {
        Device held = shelf.find(id).orElse(null);
        if (held == null || generation > held.generation()) {
            return new Rotation.Gone();
        }
        if (expired(held, now())) {
            remove(List.of(held));
            return new Rotation.Gone();
        }
        if (generation == held.generation()) {
            Optional<Device> turned = change(held, held.next(now()));
            if (turned.isPresent()) {
                return new Rotation.Turned(turned.get());
            }
            // Another process was quicker: what it left decides.
            return shelf.shared() ? rotateLocked(id, generation) : new Rotation.Gone();
        }
        if (generation == held.generation() - 1 && !held.confirmed()) {
            return new Rotation.Turned(held);
        }
        remove(List.of(held));
        return new Rotation.Reused(held);
    }

    /** The first use of an access token uses up the parent of the refresh token it came with. */
    void confirm(Identity identity) {
        if (unconfirmed(identity).isPresent()) {
            locked(
                    identity.user(),
                    () -> unconfirmed(identity).flatMap(held -> change(held, held.confirm())));
        }
    }

    private Optional<Device> unconfirmed(Identity identity) {
        return shelf.find(identity.device())
                .filter(held -> !held.confirmed() && held.generation() == identity.generation());
    }

    boolean live(Identity identity) {
        return shelf.find(identity.device())
                .filter(held ->
                        held.user().equals(identity.user())
                                && identity.generation() <= held.generation())
                .isPresent();
    }

    Optional<Device> find(DeviceId id) {
        return shelf.find(id);
    }

    /** Newest first. */
    List<Device> of(UserId user) {
        return shelf.of(user).stream()
                .sorted(
                        Comparator.comparing(Device::since)
                                .thenComparing(each -> each.id().value())
                                .reversed())
                .toList();
    }

    /** Signs a device out; false if it is not this user's or was signed out before. */
    boolean close(UserId user, DeviceId id) {
        return locked(
                user,
                () -> {
                    Optional<Device> held = shelf.find(id).filter(each -> each.user().equals(user));
                    held.ifPresent(each -> remove(List.of(each)));
                    return held.isPresent();
                });
    }

    /**
     * Does {@code work}, which signs out all of the user's devices but {@code keep} in the store if
     * it is true. Returns those that were signed out; empty if it was not true.
     */
    Optional<List<Device>> closeOthers(UserId user, Optional<DeviceId> keep, BooleanSupplier work) {
        return locked(
                user,
                () -> {
                    List<Device> others =
                            of(user).stream()
                                    .filter(each -> !keep.equals(Optional.of(each.id())))
                                    .toList();
                    if (!work.getAsBoolean()) {
                        return Optional.empty();
                    }
                    others.forEach(each -> shelf.remove(each.id()));
                    return Optional.of(others);
                });
    }

    private List<Device> makePlace(UserId user) {
        removeExpired(of(user));
        List<Device> live =
                of(user).stream().sorted(Comparator.comparing(Device::seen).reversed()).toList();
        if (live.size() < settings.devices()) {
            return List.of();
        }
        List<Device> over = List.copyOf(live.subList(settings.devices() - 1, live.size()));
        remove(over);
        return over;
    }

    private void removeExpired(Collection<Device> from) {
        Instant now = now();
        List<Device> over = from.stream().filter(each -> expired(each, now)).toList();
        if (!over.isEmpty()) {
            remove(over);
        }
    }

    private void remove(List<Device> gone) {
        store.removeDevices(gone.stream().map(Device::id).toList());
        gone.forEach(each -> shelf.remove(each.id()));
    }

    private Optional<Device> change(Device held, Device next) {
        if (!store.replace(held, next)) {
            shelf.remove(held.id());
            return Optional.empty();
        }
        shelf.put(next);
        return Optional.of(next);
    }

    private boolean expired(Device device, Instant now) {
        return device.seen().plus(settings.refreshIdle()).isBefore(now)
                || device.since().plus(settings.refreshLife()).isBefore(now);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private <T> T locked(UserId user, Supplier<T> work) {
        ReentrantLock lock = locks.get(Math.floorMod(user.hashCode(), STRIPES));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
