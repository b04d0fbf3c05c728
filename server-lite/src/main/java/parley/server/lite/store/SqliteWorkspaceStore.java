package parley.server.lite.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.FileRows;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SearchQuery;
import parley.server.store.Snapshot;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/** The logs, rooms and members of a workspace in a SQLite file. */
public final class SqliteWorkspaceStore implements WorkspaceStore {
    private static final String POSTED =
            "SELECT " + Rows.ENTRY + " FROM entry WHERE ev = 'message.posted'";

    private final SqliteDatabase database;
    private final Places places = new Places();
    private final String generation;
    private final SearchIndex search;

    /** Guarded by the lock for writing; belongs to {@code prepared}. */
    private @Nullable PreparedStatement insert;

    /** Guarded by the lock for writing. */
    private @Nullable Connection prepared;

    /** The database stays the caller's to close, after this. */
    public SqliteWorkspaceStore(SqliteDatabase database) {
        this.database = database;
        this.generation =
                database.read(
                        "cannot read the store's name",
                        connection -> {
                            places.load(connection);
                            return Migrations.value(connection, "generation");
                        });
        this.search = new SearchIndex(database, places, generation);
    }

    @Override
    public Snapshot load() {
        return database.read(
                "cannot read the workspace",
                connection -> {
                    List<RoomRecord> rooms = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(Rows.SELECT_ROOMS);
                            ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            rooms.add(Rows.room(row));
                        }
                    }
                    List<MemberRecord> members = new ArrayList<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(Rows.SELECT_MEMBERS);
                            ResultSet row = select.executeQuery()) {
                        while (row.next()) {
                            members.add(Rows.member(row));
                        }
                    }
                    List<LogHead> heads = heads(connection);
                    long commit = heads.stream().mapToLong(LogHead::commit).max().orElse(0);
                    List<BanRecord> bans =
                            MessageTables.all(
                                    connection,
                                    row ->
                                            new BanRecord(
                                                    new RoomId(row.getString(1)),
                                                    new UserId(row.getString(2))),
                                    "SELECT room, user FROM room_ban");
                    return new Snapshot(rooms, members, bans, heads, commit);
                });
    }

    private List<LogHead> heads(Connection connection) throws SQLException {
        List<LogHead> heads = new ArrayList<>();
        String sql =
                "SELECT place, n, commit_no FROM entry WHERE place > ? AND place <= ? ORDER BY place DESC LIMIT 1";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (Map.Entry<String, Long> each : places.logs().entrySet()) {
                LogKey log = new LogKey(each.getKey());
                select.setLong(1, Places.place(each.getValue(), 0));
                select.setLong(2, Places.place(each.getValue(), Long.MAX_VALUE));
                try (ResultSet row = select.executeQuery()) {
                    heads.add(
                            row.next()
                                    ? new LogHead(
                                            log,
                                            Places.seq(row.getLong(1)),
                                            row.getLong(2),
                                            row.getLong(3))
                                    : LogHead.empty(log));
                }
            }
        }
        return heads;
    }

    @Override
    public String generation() {
        return generation;
    }

    @Override
    public Transaction begin() {
        database.lockForWriting();
        try {
            Connection connection = database.begin();
            PreparedStatement statement = insert;
            if (statement == null || !connection.equals(prepared)) {
                statement = connection.prepareStatement(SqliteTransaction.INSERT);
                insert = statement;
                prepared = connection;
            }
            return new SqliteTransaction(database, places, search, connection, statement);
        } catch (SQLException e) {
            database.discard();
            database.unlockAfterWriting();
            throw SqliteDatabase.failed("cannot begin", e);
        }
    }

    @Override
    public List<ScheduledRecord> scheduled() {
        return database.read(
                "cannot read the waiting messages",
                connection ->
                        MessageTables.all(
                                connection,
                                Rows::scheduled,
                                "SELECT id, by_user, room, at_ms, cid, hash, json FROM scheduled"));
    }

    @Override
    public List<PresenceRecord> presences() {
        return database.read(
                "cannot read what users said of themselves",
                connection ->
                        MessageTables.all(
                                connection,
                                Rows::presence,
                                "SELECT user, state, text, until_ms FROM presence"));
    }

    @Override
    public FileRows files() {
        return new SqliteFileRows(
                new SqliteFileRows.Source() {
                    @Override
                    public <T> T on(String attempted, SqliteDatabase.Work<T> work) {
                        return database.read(attempted, work);
                    }
                });
    }

    @Override
    public List<StoredEntry> entries(LogKey log, long after, long until, int limit) {
        return select(
                "SELECT "
                        + Rows.ENTRY
                        + " FROM entry WHERE place > ? AND place <= ? ORDER BY place LIMIT ?",
                log,
                after,
                until,
                limit);
    }

    @Override
    public List<StoredEntry> postedBefore(LogKey log, long before, int limit) {
        return select(
                POSTED + " AND place > ? AND place <= ? ORDER BY place DESC LIMIT ?",
                log,
                0,
                before - 1,
                limit);
    }

    @Override
    public List<StoredEntry> postedAfter(LogKey log, long after, int limit) {
        return select(
                POSTED + " AND place > ? AND place <= ? ORDER BY place LIMIT ?",
                log,
                after,
                Long.MAX_VALUE,
                limit);
    }

    private List<StoredEntry> select(String sql, LogKey log, long after, long until, int limit) {
        return database.read(
                "cannot read " + log.value(),
                connection -> {
                    List<StoredEntry> list = new ArrayList<>();
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setLong(1, places.of(log.value(), after));
                        select.setLong(2, places.of(log.value(), until));
                        select.setInt(3, limit);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                list.add(Rows.entry(row, log, places));
                            }
                        }
                    }
                    return list;
                });
    }

    @Override
    public OptionalLong firstAt(LogKey log, Instant at) {
        return database.read(
                "cannot read " + log.value(),
                connection -> {
                    long low = 1;
                    long high = last(connection, log) + 1;
                    while (low < high) {
                        long middle = (low + high) >>> 1;
                        if (ts(connection, log, middle) < at.toEpochMilli()) {
                            low = middle + 1;
                        } else {
                            high = middle;
                        }
                    }
                    return low > last(connection, log)
                            ? OptionalLong.empty()
                            : OptionalLong.of(low);
                });
    }

    private long last(Connection connection, LogKey log) throws SQLException {
        return Places.seq(
                SqliteDatabase.number(
                        connection,
                        "SELECT max(place) FROM entry WHERE place >= "
                                + places.of(log.value(), 0)
                                + " AND place <= "
                                + places.of(log.value(), Long.MAX_VALUE)));
    }

    private long ts(Connection connection, LogKey log, long seq) throws SQLException {
        return SqliteDatabase.number(
                connection, "SELECT ts_ms FROM entry WHERE place = " + places.of(log.value(), seq));
    }

    @Override
    public Map<Long, String> changedMessages(LogKey log, long from, long to) {
        return database.read(
                "cannot read changed messages",
                connection -> {
                    Map<Long, String> changed = new HashMap<>();
                    String sql =
                            "SELECT place, json FROM changed_message WHERE place BETWEEN ? AND ?";
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setLong(1, places.of(log.value(), Math.min(from, to)));
                        select.setLong(2, places.of(log.value(), Math.max(from, to)));
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                changed.put(Places.seq(row.getLong(1)), row.getString(2));
                            }
                        }
                    }
                    return changed;
                });
    }

    @Override
    public Map<Long, List<Message.Reaction>> reactions(
            LogKey log, long from, long to, UserId viewer) {
        return database.read(
                "cannot read reactions",
                connection ->
                        MessageTables.reactions(
                                connection,
                                places,
                                places.of(log.value(), from),
                                places.of(log.value(), to),
                                viewer));
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return database.read(
                "cannot read versions",
                connection -> MessageTables.versions(connection, places.of(log.value(), message)));
    }

    @Override
    public List<Long> pins(LogKey log) {
        return database.read(
                "cannot read pins",
                connection ->
                        MessageTables.pins(
                                connection,
                                places.of(log.value(), 0),
                                places.of(log.value(), Long.MAX_VALUE)));
    }

    @Override
    public List<SearchQuery.Found> search(SearchQuery query) {
        return search.search(query);
    }

    @Override
    public Optional<String> preference(UserId user, String key) {
        return database.read(
                "cannot read a preference",
                connection -> {
                    String sql = "SELECT value FROM preference WHERE user = ? AND key = ?";
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setString(1, user.value());
                        select.setString(2, key);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public SequencedMap<String, String> preferences(
            UserId user, Optional<String> after, int limit) {
        return database.read(
                "cannot read preferences",
                connection -> {
                    String sql =
                            "SELECT key, value FROM preference WHERE user = ? AND key > ?"
                                    + " ORDER BY key LIMIT ?";
                    SequencedMap<String, String> found = new LinkedHashMap<>();
                    try (PreparedStatement select = connection.prepareStatement(sql)) {
                        select.setString(1, user.value());
                        select.setString(2, after.orElse(""));
                        select.setInt(3, limit);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                found.put(row.getString(1), row.getString(2));
                            }
                        }
                    }
                    return found;
                });
    }

    @Override
    public long runningCount(LogKey log, long seq) {
        return database.read(
                "cannot read " + log.value(),
                connection ->
                        SqliteDatabase.number(
                                connection,
                                "SELECT n FROM entry WHERE place = "
                                        + places.of(log.value(), seq)));
    }

    @Override
    public void close() {
        search.close();
        database.close();
    }
}
