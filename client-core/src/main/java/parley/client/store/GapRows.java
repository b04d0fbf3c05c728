package parley.client.store;

import java.util.List;

/** Gaps of one kind in a room never touch or overlap. */
final class GapRows {
    private final Db db;

    GapRows(Db db) {
        this.db = db;
    }

    List<Gap> of(long room) {
        return db.list(
                "SELECT kind, lo, hi FROM gap WHERE room = ? ORDER BY kind, lo",
                row -> new Gap(Gap.Kind.of(row.getInt(1)), row.getLong(2), row.getLong(3)),
                room);
    }

    /** Joins the gap with those it touches. */
    void add(long room, Gap gap) {
        long lo = gap.lo();
        long hi = gap.hi();
        for (Gap each : touching(room, gap.kind(), lo - 1, hi + 1)) {
            lo = Math.min(lo, each.lo());
            hi = Math.max(hi, each.hi());
            remove(room, each);
        }
        put(room, gap.kind(), lo, hi);
    }

    void close(long room, Gap.Kind kind, long lo, long hi) {
        for (Gap each : touching(room, kind, lo, hi)) {
            remove(room, each);
            if (each.lo() < lo) {
                put(room, kind, each.lo(), lo - 1);
            }
            if (each.hi() > hi) {
                put(room, kind, hi + 1, each.hi());
            }
        }
    }

    void drop(long room) {
        db.update("DELETE FROM gap WHERE room = ?", room);
    }

    private List<Gap> touching(long room, Gap.Kind kind, long lo, long hi) {
        return db.list(
                "SELECT lo, hi FROM gap WHERE room = ? AND kind = ? AND lo <= ? AND hi >= ?",
                row -> new Gap(kind, row.getLong(1), row.getLong(2)),
                room,
                kind.code(),
                hi,
                lo);
    }

    private void put(long room, Gap.Kind kind, long lo, long hi) {
        db.update(
                "INSERT INTO gap (room, kind, lo, hi) VALUES (?,?,?,?)", room, kind.code(), lo, hi);
    }

    private void remove(long room, Gap gap) {
        db.update(
                "DELETE FROM gap WHERE room = ? AND kind = ? AND lo = ?",
                room,
                gap.kind().code(),
                gap.lo());
    }
}
