package parley.server.lite.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import parley.protocol.DeviceId;
import parley.protocol.FileId;
import parley.protocol.UserId;
import parley.protocol.WorkspaceRole;
import parley.server.account.Account;
import parley.server.account.AccountStore;
import parley.server.account.Admission;
import parley.server.account.Device;
import parley.server.account.Profile;
import parley.server.lite.store.SqliteDatabase;

/** Accounts and devices in the workspace's own file. */
public final class SqliteAccountStore implements AccountStore {
    private static final String ACCOUNT =
            "id, name, display_name, role, standing, session_version, since_ms, status, avatar";
    private static final String DEVICE = "id, user, name, since_ms, seen_ms, generation, confirmed";

    private final SqliteDatabase database;

    public SqliteAccountStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Account> accounts() {
        return database.read(
                "cannot read the accounts",
                connection ->
                        Sql.all(
                                connection,
                                SqliteAccountStore::account,
                                "SELECT " + ACCOUNT + " FROM account ORDER BY id"));
    }

    @Override
    public List<Device> devices() {
        return database.read(
                "cannot read the devices",
                connection ->
                        Sql.all(
                                connection,
                                SqliteAccountStore::device,
                                "SELECT " + DEVICE + " FROM device ORDER BY id"));
    }

    @Override
    public Optional<String> passwordHash(UserId user) {
        return database.read(
                "cannot read the account " + user,
                connection ->
                        Sql.one(
                                connection,
                                row -> row.getString(1),
                                "SELECT password FROM account WHERE id = ?",
                                user.value()));
    }

    @Override
    public Created create(Account account, String passwordHash, Device first, Admission admission) {
        return database.write(
                "cannot make the account " + account.id(),
                connection -> {
                    if (admission instanceof Admission.First && anybody(connection)) {
                        return Created.NOT_FIRST;
                    }
                    if (named(connection, account.name())) {
                        return Created.NAME_TAKEN;
                    }
                    if (admission instanceof Admission.Invited(var invite, var now)
                            && !InviteRows.use(connection, invite, account.id(), now)) {
                        return Created.INVITE_ENDED;
                    }
                    Sql.run(
                            connection,
                            "INSERT INTO account ("
                                    + ACCOUNT
                                    + ", password) VALUES (?,?,?,?,?,?,?,?,?,?)",
                            account.id().value(),
                            account.name(),
                            account.displayName(),
                            account.role(),
                            account.standing(),
                            account.sessionVersion(),
                            account.since(),
                            account.profile().status(),
                            account.profile().avatar().map(FileId::value),
                            passwordHash);
                    insert(connection, first);
                    return Created.CREATED;
                });
    }

    @Override
    public boolean replace(Account held, Account next) {
        return database.write(
                "cannot change the account " + held.id(),
                connection -> replace(connection, held, next));
    }

    @Override
    public boolean replaceAndSignOut(Account held, Account next) {
        return database.write(
                "cannot change the account " + held.id(),
                connection -> {
                    if (!replace(connection, held, next)) {
                        return false;
                    }
                    Sql.run(connection, "DELETE FROM device WHERE user = ?", held.id().value());
                    return true;
                });
    }

    @Override
    public boolean replacePasswordHash(UserId user, String held, String next) {
        return database.write(
                "cannot renew the password of " + user,
                connection -> password(connection, user, held, next));
    }

    @Override
    public boolean changePassword(UserId user, String held, String next, DeviceId keep) {
        return database.write(
                "cannot change the password of " + user,
                connection -> {
                    if (!password(connection, user, held, next)) {
                        return false;
                    }
                    Sql.run(
                            connection,
                            "DELETE FROM device WHERE user = ? AND id <> ?",
                            user.value(),
                            keep.value());
                    return true;
                });
    }

    @Override
    public boolean addDevice(Device device, long sessionVersion, String passwordHash) {
        return database.write(
                "cannot add the device " + device.id(),
                connection -> {
                    boolean same =
                            Sql.one(
                                            connection,
                                            row -> true,
                                            "SELECT 1 FROM account WHERE id = ? AND standing = ?"
                                                    + " AND session_version = ? AND password = ?",
                                            device.user().value(),
                                            Account.Standing.ACTIVE,
                                            sessionVersion,
                                            passwordHash)
                                    .isPresent();
                    if (same) {
                        insert(connection, device);
                    }
                    return same;
                });
    }

    @Override
    public boolean replace(Device held, Device next) {
        return database.write(
                        "cannot change the device " + held.id(),
                        connection ->
                                Sql.run(
                                        connection,
                                        "UPDATE device SET name = ?, seen_ms = ?, generation = ?,"
                                                + " confirmed = ? WHERE id = ? AND user = ?"
                                                + " AND name = ? AND since_ms = ? AND seen_ms = ?"
                                                + " AND generation = ? AND confirmed = ?",
                                        next.name(),
                                        next.seen(),
                                        next.generation(),
                                        next.confirmed(),
                                        held.id().value(),
                                        held.user().value(),
                                        held.name(),
                                        held.since(),
                                        held.seen(),
                                        held.generation(),
                                        held.confirmed()))
                > 0;
    }

    @Override
    public void removeDevices(Collection<DeviceId> devices) {
        database.write(
                "cannot remove devices",
                connection -> {
                    int removed = 0;
                    for (DeviceId each : devices) {
                        removed +=
                                Sql.run(
                                        connection,
                                        "DELETE FROM device WHERE id = ?",
                                        each.value());
                    }
                    return removed;
                });
    }

    private static boolean anybody(Connection connection) throws SQLException {
        return Sql.one(connection, row -> true, "SELECT 1 FROM account LIMIT 1").isPresent();
    }

    private static boolean named(Connection connection, String name) throws SQLException {
        return Sql.one(connection, row -> true, "SELECT 1 FROM account WHERE name = ?", name)
                .isPresent();
    }

    private static boolean password(Connection connection, UserId user, String held, String next)
            throws SQLException {
        return Sql.run(
                        connection,
                        "UPDATE account SET password = ? WHERE id = ? AND password = ?",
                        next,
                        user.value(),
                        held)
                > 0;
    }

    private static boolean replace(Connection connection, Account held, Account next)
            throws SQLException {
        return Sql.run(
                        connection,
                        "UPDATE account SET name = ?, display_name = ?, role = ?, standing = ?,"
                                + " session_version = ?, since_ms = ?, status = ?, avatar = ?"
                                + " WHERE id = ? AND name = ?"
                                + " AND display_name = ? AND role = ? AND standing = ?"
                                + " AND session_version = ? AND since_ms = ?"
                                + " AND status IS ? AND avatar IS ?",
                        next.name(),
                        next.displayName(),
                        next.role(),
                        next.standing(),
                        next.sessionVersion(),
                        next.since(),
                        next.profile().status(),
                        next.profile().avatar().map(FileId::value),
                        held.id().value(),
                        held.name(),
                        held.displayName(),
                        held.role(),
                        held.standing(),
                        held.sessionVersion(),
                        held.since(),
                        held.profile().status(),
                        held.profile().avatar().map(FileId::value))
                > 0;
    }

    private static void insert(Connection connection, Device device) throws SQLException {
        Sql.run(
                connection,
                "INSERT INTO device (" + DEVICE + ") VALUES (?,?,?,?,?,?,?)",
                device.id().value(),
                device.user().value(),
                device.name(),
                device.since(),
                device.seen(),
                device.generation(),
                device.confirmed());
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new UserId(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Sql.value(WorkspaceRole.class, row.getString(4)),
                Sql.value(Account.Standing.class, row.getString(5)),
                row.getLong(6),
                Sql.time(row, 7),
                new Profile(
                        Optional.ofNullable(row.getString(8)),
                        Optional.ofNullable(row.getString(9)).map(FileId::new)));
    }

    private static Device device(ResultSet row) throws SQLException {
        return new Device(
                new DeviceId(row.getString(1)),
                new UserId(row.getString(2)),
                row.getString(3),
                Sql.time(row, 4),
                Sql.time(row, 5),
                row.getLong(6),
                row.getBoolean(7));
    }
}
