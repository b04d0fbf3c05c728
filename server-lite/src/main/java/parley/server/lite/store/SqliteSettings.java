package parley.server.lite.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import parley.protocol.Registration;
import parley.protocol.Result;
import parley.protocol.WorkspaceId;
import parley.protocol.WorkspaceKind;
import parley.protocol.WorkspaceOp;
import parley.server.Outcome;
import parley.server.WorkspaceSettings;
import parley.server.secret.Crockford;
import parley.server.secret.WorkspaceKey;

/** The workspace's name and who may register, in the workspace's own file. */
public final class SqliteSettings implements WorkspaceSettings {
    private final SqliteDatabase database;
    private final WorkspaceKey key;
    private final WorkspaceId id;
    private volatile String name;
    private volatile Registration registration;

    /** Makes the workspace's id at the first start; {@code name} is what it is called then. */
    public SqliteSettings(
            SqliteDatabase database, WorkspaceKey key, String name, InstantSource clock) {
        this.database = database;
        this.key = key;
        this.id = new WorkspaceId(keep("workspace.id", Crockford.id("w_", clock)));
        this.name = keep("workspace.name", name);
        this.registration =
                Registration.valueOf(
                        keep("workspace.registration", Registration.INVITE.toString())
                                .toUpperCase(Locale.ROOT));
    }

    private String keep(String setting, String first) {
        return database.write(
                "cannot read " + setting,
                connection -> {
                    String held = Migrations.value(connection, setting);
                    if (held.isEmpty()) {
                        Migrations.put(connection, setting, first);
                        return first;
                    }
                    return held;
                });
    }

    @Override
    public Result.Workspace workspace() {
        return new Result.Workspace(
                id, name, WorkspaceKind.LAN, key.fingerprint(), Optional.of(key.publicKey()));
    }

    @Override
    public Registration registration() {
        return registration;
    }

    @Override
    public synchronized Outcome<Result> change(WorkspaceOp.Change change) {
        database.write(
                "cannot change the workspace's settings",
                connection -> {
                    put(connection, "workspace.name", change.name());
                    put(
                            connection,
                            "workspace.registration",
                            change.registration().map(Registration::toString));
                    return true;
                });
        name = change.name().orElse(name);
        registration = change.registration().orElse(registration);
        return Outcome.ok(Result.Done.DONE);
    }

    private static void put(Connection connection, String setting, Optional<String> value)
            throws SQLException {
        if (value.isPresent()) {
            Migrations.put(connection, setting, value.get());
        }
    }
}
