package parley.server.lite.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parley.protocol.FileId;
import parley.protocol.FileKind;
import parley.protocol.FilePurpose;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;

/** The table {@code file}, on whatever connection a question is asked. */
final class SqliteFileRows implements FileRows {
    /** Gives the connection; says what was attempted when it fails. */
    interface Source {
        <T> T on(String attempted, SqliteDatabase.Work<T> work);
    }

    private static final String COLUMNS =
            "id, by_user, room, purpose, name, size, mime, sha256, w, h, thumb, made_at_ms, ready,"
                    + " said_seq, said_at_ms, voice_ms, held_by";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM file";
    static final String PUT =
            "INSERT INTO file ("
                    + COLUMNS
                    + ", kind) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET"
                    + " thumb = excluded.thumb, ready = excluded.ready,"
                    + " said_seq = excluded.said_seq, said_at_ms = excluded.said_at_ms,"
                    + " voice_ms = excluded.voice_ms, held_by = excluded.held_by,"
                    + " made_at_ms = excluded.made_at_ms";

    private final Source source;

    SqliteFileRows(Source source) {
        this.source = source;
    }

    /** The values of {@link #PUT}. */
    static Object[] values(FileRecord file) {
        Optional<FileRecord.Said> said = file.said();
        return new Object[] {
            file.id().value(),
            file.by().value(),
            file.room().map(RoomId::value),
            word(file.purpose()),
            file.name(),
            file.size(),
            file.mime(),
            file.sha256(),
            file.w(),
            file.h(),
            file.thumb().map(FileId::value),
            file.made().toEpochMilli(),
            file.ready() ? 1 : 0,
            said.map(FileRecord.Said::seq),
            said.map(each -> each.at().toEpochMilli()),
            said.flatMap(FileRecord.Said::ms),
            file.held().map(ScheduledId::value),
            word(file.kind())
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private List<FileRecord> all(String attempted, String sql, Object... values) {
        return source.on(
                attempted,
                connection ->
                        MessageTables.all(connection, SqliteFileRows::read, SELECT + sql, values));
    }

    @Override
    public Optional<FileRecord> file(FileId id) {
        return all("cannot read a file's row", " WHERE id = ?", id.value()).stream().findFirst();
    }

    @Override
    public List<FileRecord> ofContent(String sha256, long size, int limit) {
        return all(
                "cannot look for a content",
                " WHERE sha256 = ? AND size = ? AND ready = 1 ORDER BY made_at_ms DESC LIMIT ?",
                sha256,
                size,
                limit);
    }

    @Override
    public List<FileRecord> carried(RoomId room, long seq) {
        return all(
                "cannot read what a message carries",
                " WHERE room = ? AND said_seq = ?",
                room.value(),
                seq);
    }

    @Override
    public List<FileRecord> shared(RoomId room, Optional<FileKind> kind, long before, int limit) {
        List<Object> values = new ArrayList<>(List.of(room.value(), before));
        kind.ifPresent(each -> values.add(word(each)));
        values.add(limit);
        return all(
                "cannot read the files of a room",
                " WHERE room = ? AND said_seq < ? AND purpose <> 'thumb'"
                        + (kind.isPresent() ? " AND kind = ?" : "")
                        + " ORDER BY said_seq DESC, id LIMIT ?",
                values.toArray());
    }

    @Override
    public List<FileRecord> loose(Instant before, int limit) {
        return all(
                "cannot look for loose files",
                " WHERE said_seq IS NULL AND held_by IS NULL AND made_at_ms < ? ORDER BY made_at_ms LIMIT ?",
                before.toEpochMilli(),
                limit);
    }

    @Override
    public Use use(UserId user) {
        return source.on(
                "cannot count files",
                connection ->
                        new Use(
                                number(
                                        connection,
                                        "SELECT SUM(size) FROM file WHERE by_user = ?",
                                        user.value()),
                                number(connection, "SELECT SUM(size) FROM file"),
                                (int)
                                        number(
                                                connection,
                                                "SELECT COUNT(*) FROM file"
                                                        + " WHERE by_user = ? AND ready = 0",
                                                user.value())));
    }

    private static long number(Connection connection, String sql, Object... values)
            throws SQLException {
        return MessageTables.all(connection, row -> row.getLong(1), sql, values).getFirst();
    }

    private static FileRecord read(ResultSet row) throws SQLException {
        Optional<Long> said = number(row, 14);
        return new FileRecord(
                new FileId(row.getString(1)),
                new UserId(row.getString(2)),
                Optional.ofNullable(row.getString(3)).map(RoomId::new),
                FilePurpose.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                row.getString(8),
                number(row, 9).map(Math::toIntExact),
                number(row, 10).map(Math::toIntExact),
                Optional.ofNullable(row.getString(11)).map(FileId::new),
                Instant.ofEpochMilli(row.getLong(12)),
                row.getBoolean(13),
                said.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new FileRecord.Said(
                                        said.get(),
                                        Instant.ofEpochMilli(row.getLong(15)),
                                        number(row, 16).map(Math::toIntExact))),
                Optional.ofNullable(row.getString(17)).map(ScheduledId::new));
    }

    private static Optional<Long> number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
