package parley.server.lite.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import parley.protocol.Cid;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** One transaction on the writing connection; the lock for writing is held until it is closed. */
final class SqliteTransaction implements WorkspaceStore.Transaction {
    private final SqliteDatabase database;
    private final Places places;
    private final Connection connection;
    private final PreparedStatement insert;
    private boolean wrote;
    private boolean committed;

    SqliteTransaction(
            SqliteDatabase database,
            Places places,
            Connection connection,
            PreparedStatement insert) {
        this.database = database;
        this.places = places;
        this.connection = connection;
        this.insert = insert;
    }

    static final String INSERT =
            "INSERT INTO entry ("
                    + Rows.ENTRY
                    + ") VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (cid, actor)"
                    + " WHERE cid IS NOT NULL DO NOTHING";

    @Override
    public boolean append(StoredEntry entry) {
        wrote = true;
        try {
            insert.setLong(1, places.make(connection, entry.log().value(), entry.seq()));
            insert.setLong(2, entry.ts().toEpochMilli());
            insert.setLong(3, places.actor(connection, entry.by().orElseThrow().value()));
            if (entry.marker().isPresent()) {
                insert.setBytes(4, Rows.bytes(entry.marker().get().cid()));
                insert.setBytes(5, Rows.hash(entry.marker().get()));
            } else {
                insert.setNull(4, Types.BLOB);
                insert.setNull(5, Types.BLOB);
            }
            insert.setLong(6, entry.n());
            insert.setLong(7, entry.commit());
            insert.setString(8, entry.ev());
            insert.setString(9, entry.json());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw SqliteDatabase.failed(
                    "cannot append " + entry.log().value() + " " + entry.seq(), e);
        }
    }

    @Override
    public Optional<StoredEntry> byCid(UserId author, Cid cid) {
        String sql =
                "SELECT "
                        + Rows.ENTRY
                        + ", log.key FROM entry JOIN log ON log.id = entry.place >> 40"
                        + " WHERE actor = ? AND cid = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, places.knownActor(author.value()));
            select.setBytes(2, Rows.bytes(cid));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(Rows.entry(row, new LogKey(row.getString(10)), places))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw SqliteDatabase.failed("cannot look up " + cid, e);
        }
    }

    @Override
    public void putRoom(RoomRecord room) {
        run("cannot keep room " + room.id(), Rows.PUT_ROOM, put -> Rows.bind(put, room));
    }

    @Override
    public void putMember(MemberRecord member) {
        run(
                "cannot keep a member of " + member.room(),
                Rows.PUT_MEMBER,
                put -> Rows.bind(put, member));
    }

    @Override
    public void removeMember(RoomId room, UserId user) {
        run(
                "cannot remove a member of " + room,
                "DELETE FROM member WHERE room = ? AND user = ?",
                delete -> {
                    delete.setString(1, room.value());
                    delete.setString(2, user.value());
                });
    }

    @Override
    public void putPreference(UserId user, String key, Optional<String> value) {
        String sql =
                value.isPresent()
                        ? "INSERT INTO preference (user, key, value) VALUES (?, ?, ?)"
                                + " ON CONFLICT (user, key) DO UPDATE SET value = excluded.value"
                        : "DELETE FROM preference WHERE user = ? AND key = ?";
        run(
                "cannot keep a preference",
                sql,
                put -> {
                    put.setString(1, user.value());
                    put.setString(2, key);
                    if (value.isPresent()) {
                        put.setString(3, value.get());
                    }
                });
    }

    @Override
    public void putChangedMessage(LogKey log, long seq, String json) {
        run(
                "cannot keep a changed message",
                "INSERT INTO changed_message (place, json) VALUES (?, ?)"
                        + " ON CONFLICT (place) DO UPDATE SET json = excluded.json",
                put -> {
                    put.setLong(1, places.of(log.value(), seq));
                    put.setString(2, json);
                });
    }

    @Override
    public void erase(LogKey log, long seq, String json) {
        run(
                "cannot erase an entry",
                "UPDATE entry SET d = ?, hash = NULL WHERE place = ?",
                update -> {
                    update.setString(1, json);
                    update.setLong(2, places.of(log.value(), seq));
                });
    }

    @FunctionalInterface
    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private void run(String attempted, String sql, Binding binding) {
        wrote = true;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw SqliteDatabase.failed(attempted, e);
        }
    }

    @Override
    public void commit() {
        try {
            database.commit();
            committed = true;
        } catch (SQLException e) {
            throw SqliteDatabase.failed("cannot commit", e);
        }
    }

    @Override
    public void close() {
        try {
            if (!committed && wrote) {
                database.discard();
                database.read(
                        "cannot read names back",
                        reader -> {
                            places.load(reader);
                            return true;
                        });
            } else if (!committed) {
                database.rollBack();
            }
        } finally {
            database.unlockAfterWriting();
        }
    }
}
