package parley.server.lite.store;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.protocol.Cid;
import parley.protocol.HistoryPolicy;
import parley.protocol.PostPolicy;
import parley.protocol.PresenceState;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.RoomPolicy;
import parley.protocol.RoomRole;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.LogKey;
import parley.server.store.Marker;
import parley.server.store.MemberRecord;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.StoredEntry;

/** Rows of the tables as records, and back. */
final class Rows {
    /** The columns {@link #entry} reads, in its order. */
    static final String ENTRY = "place, ts_ms, actor, cid, hash, n, commit_no, ev, d";

    private static final String ROOM =
            "id, kind, name, topic, post, invite, history, archived, epoch, pair, slow_ms";
    static final String SELECT_ROOMS = "SELECT " + ROOM + " FROM room";
    static final String PUT_ROOM =
            "INSERT INTO room ("
                    + ROOM
                    + ") VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET"
                    + " name = excluded.name, topic = excluded.topic, post = excluded.post,"
                    + " invite = excluded.invite, history = excluded.history, archived = excluded.archived,"
                    + " slow_ms = excluded.slow_ms";

    private static final String MEMBER =
            "room, user, role, since_ms, from_seq, mark, mark_n, own_after";
    static final String SELECT_MEMBERS = "SELECT " + MEMBER + " FROM member";
    static final String PUT_MEMBER =
            "INSERT INTO member ("
                    + MEMBER
                    + ") VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (room, user) DO UPDATE SET"
                    + " role = excluded.role, since_ms = excluded.since_ms, from_seq = excluded.from_seq,"
                    + " mark = excluded.mark, mark_n = excluded.mark_n, own_after = excluded.own_after";

    private Rows() {}

    static StoredEntry entry(ResultSet row, LogKey log, Places places) throws SQLException {
        UserId user = new UserId(places.user(row.getLong(3)));
        byte @Nullable [] cidBytes = row.getBytes(4);
        byte @Nullable [] hash = row.getBytes(5);
        Optional<Cid> cid = cidBytes == null ? Optional.empty() : Optional.of(cid(cidBytes));
        Optional<Marker> marker =
                hash == null ? Optional.empty() : cid.map(c -> Marker.of(user, c, hash));
        return new StoredEntry(
                log,
                Places.seq(row.getLong(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                Optional.of(user),
                cid,
                marker,
                row.getLong(6),
                row.getLong(7),
                row.getString(8),
                row.getString(9));
    }

    static byte[] bytes(Cid cid) {
        return pair(cid.value().getMostSignificantBits(), cid.value().getLeastSignificantBits());
    }

    static byte[] hash(Marker marker) {
        return pair(marker.hashHigh(), marker.hashLow());
    }

    private static byte[] pair(long high, long low) {
        return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    }

    private static Cid cid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Cid(new UUID(buffer.getLong(), buffer.getLong()));
    }

    static ScheduledRecord scheduled(ResultSet row) throws SQLException {
        UserId by = new UserId(row.getString(2));
        return new ScheduledRecord(
                new ScheduledId(row.getString(1)),
                by,
                new RoomId(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Marker.of(by, cid(row.getBytes(5)), row.getBytes(6)),
                row.getString(7));
    }

    static PresenceRecord presence(ResultSet row) throws SQLException {
        long until = row.getLong(4);
        Optional<Instant> end =
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(until));
        return new PresenceRecord(
                new UserId(row.getString(1)),
                PresenceState.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(3)),
                end);
    }

    static RoomRecord room(ResultSet row) throws SQLException {
        String pair = row.getString(10);
        List<UserId> people =
                pair.isEmpty()
                        ? List.of()
                        : Arrays.stream(pair.split(" ", -1)).map(UserId::new).toList();
        return new RoomRecord(
                new RoomId(row.getString(1)),
                value(RoomKind.class, row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                new RoomPolicy(
                        value(PostPolicy.class, row.getString(5)),
                        value(PostPolicy.class, row.getString(6)),
                        value(HistoryPolicy.class, row.getString(7)),
                        Optional.of(row.getInt(11)).filter(ms -> ms > 0)),
                row.getBoolean(8),
                row.getString(9),
                people);
    }

    static void bind(PreparedStatement put, RoomRecord room) throws SQLException {
        put.setString(1, room.id().value());
        put.setString(2, room.kind().toString());
        put.setString(3, room.name().orElse(null));
        put.setString(4, room.topic().orElse(null));
        put.setString(5, room.policy().post().toString());
        put.setString(6, room.policy().invite().toString());
        put.setString(7, room.policy().history().toString());
        put.setBoolean(8, room.archived());
        put.setString(9, room.epoch());
        put.setString(10, room.pair().stream().map(UserId::value).collect(Collectors.joining(" ")));
        put.setObject(11, room.policy().slowMs().orElse(null));
    }

    static MemberRecord member(ResultSet row) throws SQLException {
        return new MemberRecord(
                new RoomId(row.getString(1)),
                new UserId(row.getString(2)),
                value(RoomRole.class, row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    static void bind(PreparedStatement put, MemberRecord member) throws SQLException {
        put.setString(1, member.room().value());
        put.setString(2, member.user().value());
        put.setString(3, member.role().toString());
        put.setLong(4, member.since().toEpochMilli());
        put.setLong(5, member.fromSeq());
        put.setLong(6, member.mark());
        put.setLong(7, member.markN());
        put.setLong(8, member.ownAfter());
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
