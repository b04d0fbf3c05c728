package parley.server.lite.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import parley.server.lite.store.SqliteDatabase;
import parley.server.secret.Secret;
import parley.server.secret.SecretStore;

/** Keys in the workspace's own file, which is for its owner only. */
public final class SqliteSecretStore implements SecretStore {
    private static final String SELECT = "SELECT name, value, made_at_ms FROM secret";

    private final SqliteDatabase database;

    public SqliteSecretStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Secret> find(String name) {
        return database.read(
                "cannot read the key " + name,
                connection ->
                        Sql.one(
                                connection,
                                SqliteSecretStore::read,
                                SELECT + " WHERE name = ?",
                                name));
    }

    @Override
    public Secret keep(Secret fresh) {
        return database.write(
                "cannot keep the key " + fresh.name(),
                connection -> {
                    Sql.run(
                            connection,
                            "INSERT INTO secret (name, value, made_at_ms) VALUES (?,?,?)"
                                    + " ON CONFLICT (name) DO NOTHING",
                            fresh.name(),
                            fresh.value(),
                            fresh.made());
                    return Sql.one(
                                    connection,
                                    SqliteSecretStore::read,
                                    SELECT + " WHERE name = ?",
                                    fresh.name())
                            .orElseThrow();
                });
    }

    @Override
    public List<Secret> startingWith(String prefix) {
        return database.read(
                "cannot read the keys " + prefix,
                connection ->
                        Sql.all(
                                connection,
                                SqliteSecretStore::read,
                                SELECT
                                        + " WHERE substr(name, 1, ?) = ?"
                                        + " ORDER BY made_at_ms DESC, name DESC",
                                prefix.length(),
                                prefix));
    }

    @Override
    public void remove(String name) {
        database.write(
                "cannot remove the key " + name,
                connection -> Sql.run(connection, "DELETE FROM secret WHERE name = ?", name));
    }

    private static Secret read(ResultSet row) throws SQLException {
        return new Secret(row.getString(1), row.getBytes(2), Sql.time(row, 3));
    }
}
