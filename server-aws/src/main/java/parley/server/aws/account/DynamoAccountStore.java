package parley.server.aws.account;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import parley.protocol.DeviceId;
import parley.protocol.UserId;
import parley.server.account.Account;
import parley.server.account.Admission;
import parley.server.account.Device;
import parley.server.account.SharedAccountStore;
import parley.server.aws.invite.InviteItems;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.aws.table.Transaction;

/**
 * Accounts in one partition with a generation that every change of one counts up, each with its
 * password's hash and the ids of its devices; an item of its own keeps each name, and one each
 * device. Whatever changes an account or which devices it has writes the account's item, whose
 * version says whether somebody else was faster.
 */
public final class DynamoAccountStore implements SharedAccountStore {
    /** Is there once there is an account; counts what was made and changed. */
    private static final Item GENERATION = Item.key("WORKSPACE", "ACCOUNTS");

    private static final Expression ONE_MORE =
            Expression.of("ADD #generation :one").value(":one", 1);

    private final Table table;

    public DynamoAccountStore(Table table) {
        this.table = table;
    }

    @Override
    public List<Account> accounts() {
        return items().stream().map(AccountItems::account).toList();
    }

    @Override
    public List<Device> devices() {
        return items().stream()
                .flatMap(each -> each.strings(AccountItems.DEVICES).stream())
                .flatMap(each -> device(new DeviceId(each)).stream())
                .sorted(Comparator.comparing(each -> each.id().value()))
                .toList();
    }

    @Override
    public long generation() {
        return table.get(GENERATION.pk(), GENERATION.sk())
                .map(item -> item.number("generation"))
                .orElse(0L);
    }

    @Override
    public List<Device> devices(UserId user) {
        return item(user).stream()
                .flatMap(each -> each.strings(AccountItems.DEVICES).stream())
                .sorted()
                .flatMap(each -> device(new DeviceId(each)).stream())
                .toList();
    }

    @Override
    public Optional<String> passwordHash(UserId user) {
        return item(user).map(each -> each.string(AccountItems.PASSWORD));
    }

    @Override
    public Created create(Account account, String passwordHash, Device first, Admission admission) {
        Item item =
                AccountItems.with(AccountItems.key(account.id()), account)
                        .with(AccountItems.PASSWORD, passwordHash)
                        .with(AccountItems.DEVICES, Set.of(first.id().value()))
                        .with(AccountItems.VERSION, 1);
        Transaction writes = new Transaction(table);
        if (admission instanceof Admission.First) {
            writes.update(GENERATION, ONE_MORE, Expression.ABSENT);
        } else {
            writes.update(GENERATION, ONE_MORE);
        }
        writes.put(
                AccountItems.nameKey(account.name()).with("user", account.id().value()),
                Expression.ABSENT);
        writes.put(item, Expression.ABSENT);
        writes.put(AccountItems.item(first));
        if (admission instanceof Admission.Invited(var invite, Instant now)) {
            InviteItems.use(writes, invite, account.id(), now);
        }
        OptionalInt refused = writes.commit();
        return switch (refused.orElse(-1)) {
            case -1 -> Created.CREATED;
            case 0 -> Created.NOT_FIRST;
            case 1, 2 -> Created.NAME_TAKEN;
            default -> Created.INVITE_ENDED;
        };
    }

    @Override
    public boolean replace(Account held, Account next) {
        return change(held.id(), is(held), item -> AccountItems.with(item, next));
    }

    @Override
    public boolean replaceAndSignOut(Account held, Account next) {
        return change(
                held.id(),
                is(held),
                item -> AccountItems.with(item, next).without(AccountItems.DEVICES));
    }

    @Override
    public boolean replaceSince(long generation, Account held, Account next, boolean signOut) {
        return change(
                held.id(),
                is(held),
                item ->
                        signOut
                                ? AccountItems.with(item, next).without(AccountItems.DEVICES)
                                : AccountItems.with(item, next),
                List.of(),
                Optional.of(
                        Expression.of("#generation = :generation")
                                .value(":generation", generation)));
    }

    @Override
    public boolean replacePasswordHash(UserId user, String held, String next) {
        return change(user, hasHash(held), item -> item.with(AccountItems.PASSWORD, next));
    }

    @Override
    public boolean changePassword(UserId user, String held, String next, DeviceId keep) {
        return change(
                user,
                hasHash(held),
                item ->
                        withDevices(
                                item.with(AccountItems.PASSWORD, next),
                                devices -> devices.retainAll(Set.of(keep.value()))));
    }

    @Override
    public boolean addDevice(Device device, long sessionVersion, String passwordHash) {
        return change(
                device.user(),
                hasHash(passwordHash)
                        .and(item -> {
                            Account account = AccountItems.account(item);
                            return account.active() && account.sessionVersion() == sessionVersion;
                        }),
                item -> withDevices(item, devices -> devices.add(device.id().value())),
                List.of(device),
                Optional.empty());
    }

    @Override
    public boolean replace(Device held, Device next) {
        Item item = AccountItems.item(held);
        return table.put(
                AccountItems.item(next),
                Expression.of(
                                "#user = :user AND #name = :name AND #since = :since AND #seen ="
                                        + " :seen AND #generation = :generation AND #confirmed ="
                                        + " :confirmed")
                        .value(":user", item.string("user"))
                        .value(":name", item.string("name"))
                        .value(":since", item.number("since"))
                        .value(":seen", item.number("seen"))
                        .value(":generation", item.number("generation"))
                        .value(":confirmed", item.flag("confirmed")));
    }

    @Override
    public void removeDevices(Collection<DeviceId> devices) {
        for (DeviceId each : devices) {
            device(each).ifPresent(this::remove);
        }
    }

    private void remove(Device device) {
        change(
                device.user(),
                item -> true,
                item -> withDevices(item, devices -> devices.remove(device.id().value())));
    }

    private boolean change(UserId user, Predicate<Item> allowed, UnaryOperator<Item> how) {
        return change(user, allowed, how, List.of(), Optional.empty());
    }

    /**
     * False if there is no such account or it is not allowed, or a condition is given that does not
     * hold for the generation; tried until nobody was faster.
     */
    private boolean change(
            UserId user,
            Predicate<Item> allowed,
            UnaryOperator<Item> how,
            List<Device> added,
            Optional<Expression> unchanged) {
        while (true) {
            Optional<Item> read = item(user);
            if (read.isEmpty() || !allowed.test(read.get())) {
                return false;
            }
            Item held = read.get();
            long version = held.number(AccountItems.VERSION);
            Item next = how.apply(held).with(AccountItems.VERSION, version + 1);
            Transaction writes = new Transaction(table);
            writes.put(next, Expression.of("#version = :version").value(":version", version));
            Set<String> gone = new HashSet<>(held.strings(AccountItems.DEVICES));
            gone.removeAll(next.strings(AccountItems.DEVICES));
            gone.forEach(each -> writes.delete(AccountItems.deviceKey(new DeviceId(each))));
            added.forEach(each -> writes.put(AccountItems.item(each)));
            int last = writes.size();
            if (unchanged.isPresent()) {
                writes.update(GENERATION, ONE_MORE, unchanged.get());
            } else if (!AccountItems.account(held).equals(AccountItems.account(next))) {
                writes.update(GENERATION, ONE_MORE);
            }
            OptionalInt refused = writes.commit();
            if (refused.isEmpty()) {
                return true;
            }
            if (unchanged.isPresent() && refused.getAsInt() == last) {
                return false;
            }
        }
    }

    private Optional<Item> item(UserId user) {
        return table.get(AccountItems.ACCOUNTS, user.value());
    }

    private List<Item> items() {
        return table.list(AccountItems.ACCOUNTS, "");
    }

    @Override
    public Optional<Device> device(DeviceId id) {
        Item key = AccountItems.deviceKey(id);
        return table.get(key.pk(), key.sk()).map(AccountItems::device);
    }

    private static Predicate<Item> is(Account held) {
        return item -> AccountItems.account(item).equals(held);
    }

    private static Predicate<Item> hasHash(String hash) {
        return item -> item.string(AccountItems.PASSWORD).equals(hash);
    }

    private static Item withDevices(Item item, Consumer<Set<String>> how) {
        Set<String> devices = new HashSet<>(item.strings(AccountItems.DEVICES));
        how.accept(devices);
        return item.without(AccountItems.DEVICES).with(AccountItems.DEVICES, devices);
    }
}
