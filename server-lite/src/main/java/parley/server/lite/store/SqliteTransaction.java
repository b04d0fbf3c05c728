package parley.server.lite.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** One transaction on the writing connection; the lock for writing is held until it is closed. */
final class SqliteTransaction implements WorkspaceStore.Transaction {
    private final SqliteDatabase database;
    private final Places places;
    private final SearchIndex search;
    private final Connection connection;
    private final PreparedStatement insert;
    private boolean wrote;
    private boolean committed;

    SqliteTransaction(
            SqliteDatabase database,
            Places places,
            SearchIndex search,
            Connection connection,
            PreparedStatement insert) {
        this.database = database;
        this.places = places;
        this.search = search;
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
    public void putBan(BanRecord ban, boolean on) {
        change(
                "cannot keep a ban",
                on
                        ? "INSERT INTO room_ban (room, user) VALUES (?, ?) ON CONFLICT DO NOTHING"
                        : "DELETE FROM room_ban WHERE room = ? AND user = ?",
                ban.room().value(),
                ban.user().value());
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
    public void putScheduled(ScheduledRecord message) {
        change(
                "cannot keep a waiting message",
                "INSERT INTO scheduled (id, by_user, room, at_ms, cid, hash, json)"
                        + " VALUES (?,?,?,?,?,?,?)",
                message.id().value(),
                message.by().value(),
                message.room().value(),
                message.at().toEpochMilli(),
                Rows.bytes(message.marker().cid()),
                Rows.hash(message.marker()),
                message.json());
    }

    @Override
    public void changeScheduled(ScheduledRecord message) {
        change(
                "cannot change a waiting message",
                "UPDATE scheduled SET at_ms = ?, json = ? WHERE id = ?",
                message.at().toEpochMilli(),
                message.json(),
                message.id().value());
    }

    @Override
    public void removeScheduled(ScheduledId message) {
        change(
                "cannot take away a waiting message",
                "DELETE FROM scheduled WHERE id = ?",
                message.value());
    }

    @Override
    public void putPresence(PresenceRecord presence) {
        if (presence.plain()) {
            change(
                    "cannot keep a presence",
                    "DELETE FROM presence WHERE user = ?",
                    presence.user().value());
        } else {
            change(
                    "cannot keep a presence",
                    "INSERT INTO presence (user, state, text, until_ms) VALUES (?,?,?,?)"
                            + " ON CONFLICT (user) DO UPDATE SET state = excluded.state,"
                            + " text = excluded.text, until_ms = excluded.until_ms",
                    presence.user().value(),
                    presence.state().toString(),
                    presence.text(),
                    presence.until().map(Instant::toEpochMilli));
        }
    }

    @Override
    public FileRows files() {
        return new SqliteFileRows(
                new SqliteFileRows.Source() {
                    @Override
                    public <T> T on(String attempted, SqliteDatabase.Work<T> work) {
                        return look(attempted, () -> work.run(connection));
                    }
                });
    }

    @Override
    public void putFile(FileRecord file) {
        change("cannot keep a file's row", SqliteFileRows.PUT, SqliteFileRows.values(file));
    }

    @Override
    public void removeFile(FileId file) {
        change("cannot remove a file's row", "DELETE FROM file WHERE id = ?", file.value());
    }

    @Override
    public Optional<StoredEntry> entry(LogKey log, long seq) {
        return look(
                        "cannot read an entry",
                        () ->
                                MessageTables.all(
                                        connection,
                                        row -> Rows.entry(row, log, places),
                                        "SELECT " + Rows.ENTRY + " FROM entry WHERE place = ?",
                                        places.of(log.value(), seq)))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<String> changedMessage(LogKey log, long message) {
        return look(
                        "cannot read a changed message",
                        () ->
                                MessageTables.all(
                                        connection,
                                        row -> row.getString(1),
                                        "SELECT json FROM changed_message WHERE place = ?",
                                        places.of(log.value(), message)))
                .stream()
                .findFirst();
    }

    @Override
    public void putChangedMessage(LogKey log, long message, String json) {
        change(
                "cannot keep a changed message",
                "INSERT INTO changed_message (place, json) VALUES (?, ?)"
                        + " ON CONFLICT (place) DO UPDATE SET json = excluded.json",
                places.of(log.value(), message),
                json);
    }

    @Override
    public void supersede(LogKey log, long seq, String json) {
        change(
                "cannot supersede an entry",
                "UPDATE entry SET d = ? WHERE place = ?",
                json,
                places.of(log.value(), seq));
    }

    @Override
    public void erase(LogKey log, long seq, String json) {
        change(
                "cannot erase an entry",
                "UPDATE entry SET d = ?, hash = NULL WHERE place = ?",
                json,
                places.of(log.value(), seq));
        database.erased();
        search.erased(places.of(log.value(), seq));
    }

    @Override
    public void putVersion(LogKey log, long message, MessageVersion version) {
        change(
                "cannot keep a version",
                "INSERT INTO message_version (place, rev, seq, ts_ms, text) VALUES (?,?,?,?,?)",
                places.of(log.value(), message),
                version.rev(),
                version.seq(),
                version.ts().toEpochMilli(),
                version.text());
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return look(
                "cannot read versions",
                () -> MessageTables.versions(connection, places.of(log.value(), message)));
    }

    @Override
    public boolean reacted(LogKey log, long message, String emoji, UserId user) {
        return !look(
                        "cannot read a reaction",
                        () ->
                                MessageTables.all(
                                        connection,
                                        row -> true,
                                        "SELECT 1 FROM reaction"
                                                + " WHERE place = ? AND emoji = ? AND actor = ?",
                                        places.of(log.value(), message),
                                        emoji,
                                        places.knownActor(user.value())))
                .isEmpty();
    }

    @Override
    public Set<String> emoji(LogKey log, long message) {
        return look(
                "cannot read reactions",
                () -> MessageTables.emoji(connection, places.of(log.value(), message)));
    }

    @Override
    public void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq) {
        wrote = true;
        look(
                "cannot keep a reaction",
                () -> {
                    MessageTables.react(
                            connection,
                            places.of(log.value(), message),
                            emoji,
                            places.actor(connection, user.value()),
                            seq);
                    return true;
                });
    }

    @Override
    public List<Long> pins(LogKey log) {
        return look(
                "cannot read pins",
                () ->
                        MessageTables.pins(
                                connection,
                                places.of(log.value(), 0),
                                places.of(log.value(), Long.MAX_VALUE)));
    }

    @Override
    public void putPin(LogKey log, long message, Optional<Instant> at) {
        long place = places.of(log.value(), message);
        if (at.isPresent()) {
            change(
                    "cannot pin",
                    "INSERT INTO pin (place, at_ms) VALUES (?, ?)"
                            + " ON CONFLICT (place) DO UPDATE SET at_ms = excluded.at_ms",
                    place,
                    at.get().toEpochMilli());
        } else {
            change("cannot unpin", "DELETE FROM pin WHERE place = ?", place);
        }
    }

    @Override
    public void strip(LogKey log, long message) {
        wrote = true;
        look(
                "cannot delete what belongs to a message",
                () -> {
                    MessageTables.strip(connection, places.of(log.value(), message));
                    return true;
                });
    }

    private void change(String attempted, String sql, Object... values) {
        wrote = true;
        look(
                attempted,
                () -> {
                    MessageTables.run(connection, sql, values);
                    return true;
                });
    }

    private interface Look<T> {
        T at() throws SQLException;
    }

    private static <T> T look(String attempted, Look<T> look) {
        try {
            return look.at();
        } catch (SQLException e) {
            throw SqliteDatabase.failed(attempted, e);
        }
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
