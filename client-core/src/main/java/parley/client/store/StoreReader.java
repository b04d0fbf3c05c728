package parley.client.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import parley.protocol.Codec;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * The reading side of a workspace's file: sees what is committed. Safe for use by many threads; two
 * read at a time, more wait for them.
 */
public final class StoreReader implements AutoCloseable {
    private static final int CONNECTIONS = 2;

    private final Path file;
    private final UserId me;
    private final Json json = new Json(new Codec());
    private final BlockingQueue<Side> sides = new ArrayBlockingQueue<>(CONNECTIONS);

    private record Side(Db db, MessageRows messages) {}

    StoreReader(Path file, UserId me) {
        this.file = file;
        this.me = me;
        for (int i = 0; i < CONNECTIONS; i++) {
            sides.add(side());
        }
    }

    private Side side() {
        return new Side(Db.reader(file), new MessageRows(json, new UserKeys(), me));
    }

    /** A run of held history, ascending. */
    public record Page(List<Message> messages, List<Notice> notices) {
        public Page {
            messages = List.copyOf(messages);
            notices = List.copyOf(notices);
        }
    }

    /** The highest {@code limit} messages with {@code from <= seq <= to}, and notices between. */
    public Page before(long room, RoomId id, long from, long to, int limit) {
        return reading(side -> {
            List<Message> found =
                    new ArrayList<>(range(side, room, id, from, to, limit, "ORDER BY key DESC"));
            found.sort(Comparator.comparingLong(Message::seq));
            long lo = found.size() < limit ? from : found.getFirst().seq();
            return new Page(found, notices(side, room, lo, to));
        });
    }

    /** The lowest {@code limit} messages with {@code from <= seq <= to}, and notices between. */
    public Page after(long room, RoomId id, long from, long to, int limit) {
        return reading(side -> {
            List<Message> found = range(side, room, id, from, to, limit, "ORDER BY key");
            long hi = found.size() < limit ? to : found.getLast().seq();
            return new Page(found, notices(side, room, from, hi));
        });
    }

    private List<Message> range(
            Side side, long room, RoomId id, long from, long to, int limit, String order) {
        return side.db.list(
                "SELECT "
                        + MessageRows.COLUMNS
                        + " FROM message WHERE key BETWEEN ? AND ? "
                        + order
                        + " LIMIT ?",
                row -> side.messages.read(side.db, id, row),
                Keys.of(room, from),
                to == Long.MAX_VALUE ? Keys.last(room) : Keys.of(room, to),
                limit);
    }

    private List<Notice> notices(Side side, long room, long from, long to) {
        return side.db
                .list(
                        "SELECT key, author, ts, ev, data FROM notice WHERE key BETWEEN ? AND ?"
                                + " ORDER BY key DESC LIMIT 500",
                        row -> {
                            String by = row.getString(2);
                            return new Notice(
                                    Keys.seq(row.getLong(1)),
                                    Instant.ofEpochMilli(row.getLong(3)),
                                    by == null ? Optional.empty() : Optional.of(new UserId(by)),
                                    json.readData(row.getString(4), row.getString(5)));
                        },
                        Keys.of(room, from),
                        to == Long.MAX_VALUE ? Keys.last(room) : Keys.of(room, to))
                .reversed();
    }

    public List<Gap> gaps(long room) {
        return reading(side -> new GapRows(side.db).of(room));
    }

    public Optional<Message> message(long room, RoomId id, MessageId message) {
        return reading(side ->
                side.db.first(
                        "SELECT "
                                + MessageRows.COLUMNS
                                + " FROM message WHERE id = ? AND key BETWEEN ? AND ?",
                        row -> side.messages.read(side.db, id, row),
                        message.value(),
                        Keys.first(room),
                        Keys.last(room)));
    }

    /**
     * The sequence of the first held message at or after an instant; empty when all are older.
     * Times of a room rise with the sequence but for a few milliseconds.
     */
    public Optional<Long> firstAt(long room, Instant instant) {
        return reading(side -> {
            long lo = Keys.first(room);
            long hi = Keys.last(room);
            long found = -1;
            while (lo <= hi) {
                long middle = lo + (hi - lo) / 2;
                Optional<Stamp> next = stamp(side, middle, hi);
                if (next.isPresent() && next.get().ts < instant.toEpochMilli()) {
                    lo = next.get().key + 1;
                } else {
                    found = next.map(Stamp::key).orElse(found);
                    hi = middle - 1;
                }
            }
            return found < 0 ? Optional.empty() : Optional.of(Keys.seq(found));
        });
    }

    /** The first held message after {@code mark} that counts as unread. */
    public Optional<Long> firstUnread(long room, long mark) {
        return reading(side ->
                side.db.first(
                        "SELECT key FROM message WHERE key > ? AND key <= ? AND flags & 1"
                                + " ORDER BY key LIMIT 1",
                        row -> Keys.seq(row.getLong(1)),
                        Keys.of(room, mark),
                        Keys.last(room)));
    }

    private record Stamp(long key, long ts) {}

    private static Optional<Stamp> stamp(Side side, long from, long to) {
        return side.db.first(
                "SELECT key, ts FROM message WHERE key BETWEEN ? AND ? ORDER BY key LIMIT 1",
                row -> new Stamp(row.getLong(1), row.getLong(2)),
                from,
                to);
    }

    /** Whether all history of these rooms is held here. */
    public boolean complete(List<Long> rooms) {
        return reading(side ->
                rooms.stream()
                        .allMatch(room ->
                                side.db.number(
                                                "SELECT 1 FROM gap WHERE room = ?"
                                                        + " AND kind = 0 LIMIT 1",
                                                room)
                                        == 0));
    }

    /**
     * Messages that hold all words, newest first.
     *
     * @param rooms where to look: their numbers and names
     */
    public List<Message> search(
            Map<Long, RoomId> rooms,
            List<String> words,
            Optional<UserId> from,
            Optional<Instant> before,
            int limit) {
        if (words.isEmpty() || rooms.isEmpty()) {
            return List.of();
        }
        String match = WordIndex.match(words);
        return reading(side ->
                new WordSearch(side.db, rooms, match, from, before)
                        .newest(limit).stream()
                                .map(key -> byKey(side, rooms, key))
                                .flatMap(Optional::stream)
                                .toList());
    }

    /** The newest pinned messages of a room, newest first. */
    public List<Message> pinned(long room, RoomId id, int limit) {
        return reading(
                side -> chosen(side, room, id, "flags & 18 <> 0 AND flags & 16 <> 0", true, limit));
    }

    /** The newest messages of a room that call this person, newest first. */
    public List<Message> mentions(long room, RoomId id, int limit) {
        return reading(
                side -> chosen(side, room, id, "flags & 18 <> 0 AND flags & 2 <> 0", true, limit));
    }

    /** The first held messages after {@code mark} that count as unread, oldest first. */
    public List<Message> unread(long room, RoomId id, long mark, int limit) {
        var after = "flags & 1 AND key > " + Keys.of(room, mark);
        return reading(side -> chosen(side, room, id, after, false, limit));
    }

    /** The newest messages of a room between two instants, newest first. */
    public List<Message> newest(
            long room,
            RoomId id,
            Optional<UserId> from,
            Optional<Instant> after,
            Optional<Instant> before,
            int limit) {
        return reading(side -> {
            var condition = new StringBuilder("1");
            from.ifPresent(user -> {
                long author = side.db.number("SELECT key FROM user WHERE id = ?", user.value());
                condition.append(" AND author = ").append(author == 0 ? -1 : author);
            });
            after.ifPresent(at -> condition.append(" AND ts >= ").append(at.toEpochMilli()));
            before.ifPresent(at -> condition.append(" AND ts < ").append(at.toEpochMilli()));
            return chosen(side, room, id, condition.toString(), true, limit);
        });
    }

    /** {@code condition} holds numbers only, never anything that was typed. */
    private static List<Message> chosen(
            Side side, long room, RoomId id, String condition, boolean newestFirst, int limit) {
        return side.db.list(
                "SELECT "
                        + MessageRows.COLUMNS
                        + " FROM message WHERE "
                        + condition
                        + " AND key BETWEEN ? AND ? ORDER BY key "
                        + (newestFirst ? "DESC" : "ASC")
                        + " LIMIT ?",
                row -> side.messages.read(side.db, id, row),
                Keys.first(room),
                Keys.last(room),
                limit);
    }

    /** The words of a query as the index understands them. */
    public static List<String> words(String query) {
        return WordIndex.words(query);
    }

    private static Optional<Message> byKey(Side side, Map<Long, RoomId> rooms, long key) {
        RoomId room = rooms.get(Keys.room(key));
        if (room == null) {
            return Optional.empty();
        }
        return side.db.first(
                "SELECT " + MessageRows.COLUMNS + " FROM message WHERE key = ?",
                row -> side.messages.read(side.db, room, row),
                key);
    }

    private <T> T reading(Function<Side, T> work) {
        Side side;
        try {
            side = sides.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to read", e);
        }
        try {
            return work.apply(side);
        } finally {
            sides.add(side);
        }
    }

    /** Waits for reads that are under way. */
    @Override
    public void close() {
        for (int i = 0; i < CONNECTIONS; i++) {
            reading(side -> {
                side.db.close();
                return true;
            });
        }
    }
}
