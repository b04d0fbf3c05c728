package parley.server.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import parley.protocol.CloseCode;
import parley.protocol.DeviceId;
import parley.protocol.ErrorCode;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.Outcome;
import parley.server.People;
import parley.server.secret.Crockford;

/**
 * Everybody who has or had an account, in memory; a workspace has at most some 10,000. What it says
 * is on disk already. Safe for use by many threads: reading never blocks, changing blocks until the
 * change is durable. Where other processes write too, {@link #refresh} comes before each request.
 *
 * <p>Who may change whom is not decided here, only that an owner always remains.
 */
public final class Accounts implements People {
    /** How often a change is decided anew where another process was faster. */
    private static final int TRIES = 12;

    private final AccountStore store;
    private final Devices devices;
    private final LiveSessions live;
    private final InstantSource clock;
    private final ConcurrentHashMap<UserId, Account> byId = new ConcurrentHashMap<>();

    /** The store's generation that was read last; only where it is shared. */
    private final AtomicLong generation = new AtomicLong(-1);

    private final ConcurrentHashMap<String, UserId> byName = new ConcurrentHashMap<>();

    /** Reads all accounts and devices; signs out devices whose time is over. */
    public Accounts(
            AccountStore store, AccountSettings settings, LiveSessions live, InstantSource clock) {
        this.store = store;
        this.live = live;
        this.clock = clock;
        this.devices = new Devices(store, settings, clock);
        store.accounts().forEach(this::put);
    }

    /**
     * Reads what other processes changed: one small read where they changed nothing. Does nothing
     * where nobody else writes.
     */
    public void refresh() {
        if (store instanceof SharedAccountStore shared) {
            long now = shared.generation();
            if (generation.get() != now) {
                store.accounts().forEach(this::put);
                generation.set(now);
            }
        }
    }

    /** Also one that was removed or banned. */
    public Optional<Account> account(UserId user) {
        return Optional.ofNullable(byId.get(user));
    }

    @Override
    public Optional<Person> find(UserId user) {
        return account(user).map(Accounts::person);
    }

    @Override
    public List<Person> list(Optional<String> after, int limit) {
        return byId.values().stream()
                .filter(Account::active)
                .filter(each -> after.isEmpty() || each.name().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(Account::name))
                .limit(limit)
                .map(Accounts::person)
                .toList();
    }

    @Override
    public int count() {
        return (int) byId.values().stream().filter(Account::active).count();
    }

    /** Also one that was removed or banned. */
    public Optional<Account> byName(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(this::account);
    }

    /** Whether nobody has made an account yet. */
    public boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Refuses with {@code conflict} to take the last owner's role. */
    public Outcome<Account> setRole(UserId user, WorkspaceRole role) {
        return change(user, held -> held.withRole(role), false);
    }

    /** What is empty stays as it is. */
    public Outcome<Account> describe(
            UserId user, Optional<String> displayName, UnaryOperator<Profile> profile) {
        return change(
                user,
                held ->
                        held.withDisplayName(displayName.orElse(held.displayName()))
                                .withProfile(profile.apply(held.profile())),
                false);
    }

    /**
     * Takes the user out of the workspace: signs out all devices and closes their sockets. A ban
     * also says so when they try to sign in. Refuses with {@code conflict} to remove the last
     * owner.
     */
    public Outcome<Account> remove(UserId user, boolean ban) {
        Account.Standing next = ban ? Account.Standing.BANNED : Account.Standing.REMOVED;
        Outcome<Account> done = change(user, held -> held.withStanding(next), true);
        if (done instanceof Outcome.Ok<Account>) {
            CloseCode code = ban ? CloseCode.BANNED : CloseCode.TOKEN_REJECTED;
            live.end(user, Optional.empty(), code, ban ? "banned" : "removed");
        }
        return done;
    }

    /** Lets a removed or banned user sign in again. */
    public Outcome<Account> restore(UserId user) {
        return change(user, held -> held.withStanding(Account.Standing.ACTIVE), true);
    }

    /** Signs one device out and closes its sockets; false if it is not the user's. */
    boolean signOut(UserId user, DeviceId device, String reason) {
        boolean closed = devices.close(user, device);
        if (closed) {
            live.end(user, Optional.of(device), CloseCode.TOKEN_REJECTED, reason);
        }
        return closed;
    }

    /** Makes an account with its first device, or says why not. */
    AccountStore.Created create(
            Account account, String passwordHash, Device first, Admission admission) {
        AccountStore.Created created = store.create(account, passwordHash, first, admission);
        if (created == AccountStore.Created.CREATED) {
            put(account);
            devices.created(first);
        }
        return created;
    }

    /** An account that is not anywhere yet. */
    Account fresh(String name, String displayName, WorkspaceRole role) {
        return new Account(
                new UserId(Crockford.id("u_", clock)),
                name,
                displayName,
                role,
                Account.Standing.ACTIVE,
                1,
                Instant.ofEpochMilli(clock.millis()),
                Profile.EMPTY);
    }

    Devices devices() {
        return devices;
    }

    LiveSessions live() {
        return live;
    }

    private synchronized Outcome<Account> change(
            UserId user, UnaryOperator<Account> how, boolean signOut) {
        int tries = store instanceof SharedAccountStore ? TRIES : 1;
        for (int tried = 0; tried < tries; tried++) {
            refresh();
            Account held = byId.get(user);
            if (held == null) {
                return Outcome.problem(ErrorCode.NOT_FOUND, "no such user");
            }
            Account next = how.apply(held);
            if (next.standing() == held.standing() && signOut) {
                return Outcome.ok(held);
            }
            boolean ownerLess = isOwner(held) && !isOwner(next);
            if (ownerLess && owners() == 1) {
                return Outcome.problem(ErrorCode.CONFLICT, "a workspace needs an owner");
            }
            BooleanSupplier work = () -> replace(held, next, signOut, ownerLess);
            boolean done =
                    signOut
                            ? devices.closeOthers(user, Optional.empty(), work).isPresent()
                            : work.getAsBoolean();
            if (done) {
                byId.put(user, next);
                return Outcome.ok(next);
            }
        }
        return Outcome.problem(ErrorCode.CONFLICT, "the account changed meanwhile");
    }

    /** With one owner less it rests on all accounts, so none of them may have changed meanwhile. */
    private boolean replace(Account held, Account next, boolean signOut, boolean ownerLess) {
        if (ownerLess && store instanceof SharedAccountStore shared) {
            return shared.replaceSince(generation.get(), held, next, signOut);
        }
        return signOut ? store.replaceAndSignOut(held, next) : store.replace(held, next);
    }

    private static Person person(Account account) {
        return new Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.role(),
                account.since(),
                !account.active(),
                account.standing() == Account.Standing.BANNED,
                account.profile());
    }

    private long owners() {
        return byId.values().stream().filter(Accounts::isOwner).count();
    }

    private static boolean isOwner(Account account) {
        return account.active() && account.role() == WorkspaceRole.OWNER;
    }

    private void put(Account account) {
        byId.put(account.id(), account);
        byName.put(account.name(), account.id());
    }
}
