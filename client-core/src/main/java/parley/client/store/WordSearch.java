package parley.client.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * One search in the word index. Few hits are all read and sorted by time; of many, each room gives
 * its newest, which the index yields without reading the others.
 */
final class WordSearch {
    /** More hits than this are not sorted one by one. */
    private static final int FEW = 1_000;

    private record Hit(long key, long ts) {}

    private final Db db;
    private final Map<Long, RoomId> rooms;
    private final String match;
    private final long author;
    private final long before;

    WordSearch(
            Db db,
            Map<Long, RoomId> rooms,
            String match,
            Optional<UserId> from,
            Optional<Instant> before) {
        this.db = db;
        this.rooms = rooms;
        this.match = match;
        this.author =
                from.map(u -> db.number("SELECT key FROM user WHERE id = ?", u.value()))
                        .map(key -> key == 0 ? -1 : key)
                        .orElse(0L);
        this.before = before.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    /** Keys of the newest messages that match. */
    List<Long> newest(int limit) {
        List<Hit> hits = new ArrayList<>();
        if (rooms.size() == 1) {
            for (long room : rooms.keySet()) {
                hits.addAll(in(room, limit));
            }
        } else {
            List<Long> few =
                    db.list(
                            "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?",
                            row -> row.getLong(1),
                            match,
                            FEW + 1);
            if (few.size() <= FEW) {
                few.forEach(key -> hit(key).ifPresent(hits::add));
            } else {
                rooms.keySet().forEach(room -> hits.addAll(in(room, limit)));
            }
        }
        hits.sort(Comparator.comparingLong(Hit::ts).thenComparingLong(Hit::key).reversed());
        return hits.stream().limit(limit).map(Hit::key).toList();
    }

    private Optional<Hit> hit(long key) {
        if (!rooms.containsKey(Keys.room(key))) {
            return Optional.empty();
        }
        return db.first(
                "SELECT key, ts FROM message WHERE key = ? AND ts < ? AND (? = 0 OR author = ?)",
                row -> new Hit(row.getLong(1), row.getLong(2)),
                key,
                before,
                author,
                author);
    }

    private List<Hit> in(long room, int limit) {
        return db.list(
                "SELECT m.key, m.ts FROM words w CROSS JOIN message m ON m.key = w.rowid"
                        + " WHERE w.words MATCH ? AND w.rowid BETWEEN ? AND ?"
                        + " AND m.ts < ? AND (? = 0 OR m.author = ?)"
                        + " ORDER BY w.rowid DESC LIMIT ?",
                row -> new Hit(row.getLong(1), row.getLong(2)),
                match,
                Keys.first(room),
                Keys.last(room),
                before,
                author,
                author,
                limit);
    }
}
