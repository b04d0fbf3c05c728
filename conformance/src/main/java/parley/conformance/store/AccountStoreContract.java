package parley.conformance.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import parley.protocol.DeviceId;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.account.Account;
import parley.server.account.AccountStore;
import parley.server.account.AccountStore.Created;
import parley.server.account.Admission;
import parley.server.account.Device;
import parley.server.account.Profile;
import parley.server.invite.InviteStore;

/** What every {@link AccountStore} does. */
public interface AccountStoreContract {
    /** The moment the tests begin. */
    Instant REGISTERED = Instant.ofEpochMilli(1_763_690_000_123L);

    /** Two stores over the same place, both empty. */
    record Stores(AccountStore accounts, InviteStore invites) {}

    Stores emptyAccounts();

    private static Account account(String name) {
        return new Account(
                new UserId("u_" + name),
                name,
                name.toUpperCase(Locale.ROOT),
                WorkspaceRole.MEMBER,
                Account.Standing.ACTIVE,
                1,
                REGISTERED,
                Profile.EMPTY);
    }

    private static Device device(String name, String user) {
        return new Device(
                new DeviceId("v_" + name),
                new UserId("u_" + user),
                name,
                REGISTERED,
                REGISTERED,
                0,
                true);
    }

    private static Created create(AccountStore store, String name, Admission admission) {
        return store.create(account(name), "hash-" + name, device(name, name), admission);
    }

    private static Account with(Account held, Account.Standing standing, long version) {
        return new Account(
                held.id(),
                held.name(),
                held.displayName(),
                held.role(),
                standing,
                version,
                held.since(),
                held.profile());
    }

    @Test
    default void anAccountIsKeptWithItsDeviceAndHash() {
        AccountStore store = emptyAccounts().accounts();

        assertThat(create(store, "olga", new Admission.First())).isEqualTo(Created.CREATED);

        assertThat(store.accounts()).containsExactly(account("olga"));
        assertThat(store.devices()).containsExactly(device("olga", "olga"));
        assertThat(store.passwordHash(new UserId("u_olga"))).contains("hash-olga");
        assertThat(store.passwordHash(new UserId("u_none"))).isEmpty();
    }

    @Test
    default void onlyOneIsFirst() throws Exception {
        AccountStore store = emptyAccounts().accounts();
        List<Callable<Created>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "first" + i;
            tries.add(() -> create(store, name, new Admission.First()));
        }

        List<Created> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                outcomes.add(done.get());
            }
        }

        assertThat(outcomes).containsOnlyOnce(Created.CREATED);
        assertThat(outcomes.stream().filter(Created.NOT_FIRST::equals)).hasSize(7);
        assertThat(store.accounts()).hasSize(1);
        assertThat(store.devices()).hasSize(1);
    }

    @Test
    default void aNameIsTakenForGood() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        store.replaceAndSignOut(
                account("olga"), with(account("olga"), Account.Standing.REMOVED, 2));
        Account other =
                new Account(
                        new UserId("u_2"),
                        "olga",
                        "Other",
                        WorkspaceRole.MEMBER,
                        Account.Standing.ACTIVE,
                        1,
                        REGISTERED,
                        Profile.EMPTY);

        assertThat(store.create(other, "h", device("x", "2"), new Admission.Open()))
                .isEqualTo(Created.NAME_TAKEN);
        assertThat(store.accounts()).hasSize(1);
    }

    @Test
    default void anInviteIsUsedTogetherWithTheAccountOrNeitherIs() {
        Stores stores = emptyAccounts();
        AccountStore store = stores.accounts();
        var invite = InviteStoreContract.invite("a", false, Optional.of(1));
        stores.invites().add(invite);
        Admission admission = new Admission.Invited(invite.id(), REGISTERED);
        create(store, "olga", new Admission.First());

        assertThat(
                        store.create(
                                new Account(
                                        new UserId("u_x"),
                                        "olga",
                                        "X",
                                        WorkspaceRole.MEMBER,
                                        Account.Standing.ACTIVE,
                                        1,
                                        REGISTERED,
                                        Profile.EMPTY),
                                "h",
                                device("x", "x"),
                                admission))
                .isEqualTo(Created.NAME_TAKEN);
        assertThat(stores.invites().find(invite.id()).orElseThrow().uses()).isZero();
        assertThat(create(store, "ana", admission)).isEqualTo(Created.CREATED);
        assertThat(create(store, "ben", admission)).isEqualTo(Created.INVITE_ENDED);

        assertThat(stores.invites().find(invite.id()).orElseThrow().uses()).isEqualTo(1);
        assertThat(store.accounts()).extracting(Account::name).containsExactly("ana", "olga");
        assertThat(store.devices()).hasSize(2);
    }

    @Test
    default void whatSomebodyShowsOfThemselvesIsKeptAndTakenAway() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        Account shown =
                showing(new Profile(Optional.of("on leave"), Optional.of(new FileId("f_1"))));

        assertThat(store.replace(account("olga"), shown)).isTrue();
        assertThat(store.accounts()).containsExactly(shown);
        assertThat(store.replace(account("olga"), shown)).isFalse();
        assertThat(store.replace(shown, showing(Profile.EMPTY))).isTrue();

        assertThat(store.accounts()).containsExactly(account("olga"));
    }

    private static Account showing(Profile profile) {
        Account held = account("olga");
        return new Account(
                held.id(),
                held.name(),
                held.displayName(),
                held.role(),
                held.standing(),
                held.sessionVersion(),
                held.since(),
                profile);
    }

    @Test
    default void anAccountChangesOnlyFromWhatItWas() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        Account held = account("olga");
        Account next = with(held, Account.Standing.ACTIVE, 2);

        assertThat(store.replace(held, next)).isTrue();
        assertThat(store.replace(held, with(held, Account.Standing.BANNED, 9))).isFalse();
        assertThat(store.replaceAndSignOut(held, next)).isFalse();

        assertThat(store.accounts()).containsExactly(next);
        assertThat(store.devices()).hasSize(1);
        assertThat(store.replaceAndSignOut(next, with(held, Account.Standing.BANNED, 3))).isTrue();
        assertThat(store.devices()).isEmpty();
    }

    @Test
    default void aPasswordChangesOnlyFromWhatItWasAndSignsOutTheOthers() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        create(store, "ana", new Admission.Open());
        UserId olga = new UserId("u_olga");
        store.addDevice(device("phone", "olga"), 1, "hash-olga");
        DeviceId phone = new DeviceId("v_phone");

        assertThat(store.changePassword(olga, "other", "new", phone)).isFalse();
        assertThat(store.replacePasswordHash(olga, "other", "new")).isFalse();
        assertThat(store.devices()).hasSize(3);
        assertThat(store.replacePasswordHash(olga, "hash-olga", "dearer")).isTrue();
        assertThat(store.devices()).hasSize(3);
        assertThat(store.changePassword(olga, "dearer", "new", phone)).isTrue();

        assertThat(store.passwordHash(olga)).contains("new");
        assertThat(store.devices())
                .extracting(Device::id)
                .containsExactly(new DeviceId("v_ana"), phone);
    }

    @Test
    default void aDeviceIsAddedOnlyToTheAccountThatWasChecked() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());

        assertThat(store.addDevice(device("a", "olga"), 2, "hash-olga")).isFalse();
        assertThat(store.addDevice(device("a", "olga"), 1, "stale")).isFalse();
        assertThat(store.addDevice(device("a", "none"), 1, "hash-none")).isFalse();
        assertThat(store.addDevice(device("a", "olga"), 1, "hash-olga")).isTrue();
        store.replaceAndSignOut(account("olga"), with(account("olga"), Account.Standing.BANNED, 2));
        assertThat(store.addDevice(device("b", "olga"), 2, "hash-olga")).isFalse();

        assertThat(store.devices()).isEmpty();
    }

    @Test
    default void ofManyWhoTurnADeviceAtOnceOneDoes() throws Exception {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        Device held = device("olga", "olga");
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Device next =
                    new Device(
                            held.id(),
                            held.user(),
                            held.name(),
                            held.since(),
                            REGISTERED.plusMillis(i),
                            1,
                            false);
            tries.add(() -> store.replace(held, next));
        }

        int turned = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(tries)) {
                turned += done.get() ? 1 : 0;
            }
        }

        assertThat(turned).isEqualTo(1);
        assertThat(store.devices().getFirst().generation()).isEqualTo(1);
    }

    @Test
    default void removedDevicesAreGoneAndOthersStay() {
        AccountStore store = emptyAccounts().accounts();
        create(store, "olga", new Admission.First());
        create(store, "ana", new Admission.Open());

        store.removeDevices(List.of(new DeviceId("v_olga"), new DeviceId("v_none")));
        store.removeDevices(List.of());

        assertThat(store.devices()).extracting(Device::id).containsExactly(new DeviceId("v_ana"));
        assertThat(store.replace(device("olga", "olga"), device("olga", "olga"))).isFalse();
    }
}
