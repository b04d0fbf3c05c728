package parley.client.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import parley.protocol.Cid;
import parley.protocol.Codec;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WireError;

/**
 * The writing side of a workspace's file. One thread uses it; everything written since the last
 * {@link #commit} is on disk together after the next one (synchronous FULL), or not at all. After a
 * {@link StoreException} it must be closed and opened again.
 */
public final class LocalStore implements AutoCloseable {
    private final Path file;
    private final UserId me;
    private final Db db;
    private final Json json;
    private final UserKeys users = new UserKeys();
    private final MessageRows messages;
    private final GapRows gaps;
    private boolean writing;

    private LocalStore(Path file, UserId me, Db db) {
        this.file = file;
        this.me = me;
        this.db = db;
        this.json = new Json(new Codec());
        this.messages = new MessageRows(json, users, me);
        this.gaps = new GapRows(db);
    }

    /** Loads what the first file that is opened would load; blocks. */
    public static void preload() {
        Db.memory().close();
    }

    /** Opens the file, making or upgrading it; {@code me} is whose workspace it is. */
    public static LocalStore open(Path file, UserId me) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Db db = Db.writer(file);
        try {
            Schema.upgrade(db);
        } catch (StoreException e) {
            db.close();
            throw e;
        }
        return new LocalStore(file, me, db);
    }

    /** Opens a reading side; each has its own connections and is closed on its own. */
    public StoreReader reader() {
        return new StoreReader(file, me);
    }

    private Db write() {
        if (!writing) {
            db.begin();
            writing = true;
        }
        return db;
    }

    /** Does nothing when nothing was written. */
    public void commit() {
        if (writing) {
            writing = false;
            db.commit();
        }
    }

    // ---- settings

    public Optional<String> setting(String name) {
        return db.first("SELECT value FROM setting WHERE name = ?", row -> row.getString(1), name);
    }

    public void putSetting(String name, String value) {
        write().update("INSERT OR REPLACE INTO setting (name, value) VALUES (?,?)", name, value);
    }

    public void removeSetting(String name) {
        write().update("DELETE FROM setting WHERE name = ?", name);
    }

    /** All whose names begin with {@code prefix}. */
    public Map<String, String> settings(String prefix) {
        Map<String, String> found = new HashMap<>();
        db.list(
                        "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        prefix.length(),
                        prefix)
                .forEach(each -> found.put(each.getKey(), each.getValue()));
        return found;
    }

    // ---- rooms

    public List<RoomRow> rooms() {
        return db.list(
                "SELECT key, state, epoch, last, head, mark, told_mark, unread, mentions, muted,"
                        + " told_muted, departed FROM room",
                row ->
                        new RoomRow(
                                row.getLong(1),
                                json.read(row.getString(2), Room.class),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getInt(8),
                                row.getInt(9),
                                row.getBoolean(10),
                                row.getBoolean(11),
                                row.getBoolean(12)));
    }

    /** Adds a room that nothing is held of, and gives it its number. */
    public RoomRow addRoom(Room room) {
        write().update(
                        "INSERT INTO room (id, state, epoch, last, head, mark, told_mark, unread,"
                                + " mentions, muted, told_muted, departed)"
                                + " VALUES (?,?,?,0,?,0,0,0,0,0,0,0)",
                        room.room().value(),
                        json.write(room),
                        room.epoch(),
                        room.head());
        long key = db.number("SELECT key FROM room WHERE id = ?", room.room().value());
        return new RoomRow(
                key, room, room.epoch(), 0, room.head(), 0, 0, 0, 0, false, false, false);
    }

    public void putRoom(RoomRow room) {
        write().update(
                        "UPDATE room SET state = ?, epoch = ?, last = ?, head = ?, mark = ?, told_mark = ?,"
                                + " unread = ?, mentions = ?, muted = ?, told_muted = ?, departed = ?"
                                + " WHERE key = ?",
                        json.write(room.state()),
                        room.epoch(),
                        room.last(),
                        room.head(),
                        room.mark(),
                        room.toldMark(),
                        room.unread(),
                        room.mentions(),
                        room.muted(),
                        room.toldMuted(),
                        room.departed(),
                        room.key());
    }

    /** Forgets everything held of a room's log; its drafts and outbox stay. */
    public void dropHistory(long room) {
        long from = Keys.first(room);
        long to = Keys.last(room);
        write().update("DELETE FROM words WHERE rowid BETWEEN ? AND ?", from, to);
        write().update("DELETE FROM message WHERE key BETWEEN ? AND ?", from, to);
        write().update("DELETE FROM notice WHERE key BETWEEN ? AND ?", from, to);
        gaps.drop(room);
    }

    // ---- messages

    /** Keeps a message, new or changed. One with an older revision than the held is dropped. */
    public boolean putMessage(long room, Message message) {
        long key = Keys.of(room, message.seq());
        Optional<Integer> held =
                db.first("SELECT rev FROM message WHERE key = ?", row -> row.getInt(1), key);
        if (held.isPresent() && held.get() > message.rev()) {
            return false;
        }
        messages.put(write(), room, message);
        if (held.isPresent()) {
            write().update("DELETE FROM words WHERE rowid = ?", key);
        }
        if (!message.text().isEmpty()) {
            write().update(
                            "INSERT INTO words (rowid, body) VALUES (?,?)",
                            key,
                            WordIndex.indexed(message.text()));
        }
        return true;
    }

    public Optional<Message> message(long room, RoomId id, MessageId message) {
        return db.first(
                "SELECT "
                        + MessageRows.COLUMNS
                        + " FROM message WHERE id = ? AND key BETWEEN ? AND ?",
                row -> messages.read(db, id, row),
                message.value(),
                Keys.first(room),
                Keys.last(room));
    }

    /** Whether a message counts as unread for this person. */
    public boolean counts(Message message) {
        return messages.counts(message);
    }

    public boolean mentionsMe(Message message) {
        return messages.mentionsMe(message);
    }

    /**
     * Held messages after {@code mark} that count as unread, and how many of these mention this
     * person; counts at most {@code most} of each.
     */
    public Unread unread(long room, long mark, int most) {
        List<Integer> flags =
                db.list(
                        "SELECT flags FROM message WHERE key > ? AND key <= ? AND flags & 1 LIMIT ?",
                        row -> row.getInt(1),
                        Keys.of(room, mark),
                        Keys.last(room),
                        most);
        int mentions = (int) flags.stream().filter(f -> (f & MessageRows.MENTIONS_ME) != 0).count();
        return new Unread(flags.size(), mentions);
    }

    /** How much is unread. */
    public record Unread(int messages, int mentions) {}

    /** The newest held message of a room. */
    public Optional<Message> newest(long room, RoomId id) {
        return db.first(
                "SELECT "
                        + MessageRows.COLUMNS
                        + " FROM message WHERE key BETWEEN ? AND ? ORDER BY key DESC LIMIT 1",
                row -> messages.read(db, id, row),
                Keys.first(room),
                Keys.last(room));
    }

    public void putNotice(long room, Notice notice) {
        write().update(
                        "INSERT OR REPLACE INTO notice (key, author, ts, ev, data) VALUES (?,?,?,?,?)",
                        Keys.of(room, notice.seq()),
                        notice.by().map(UserId::value).orElse(null),
                        notice.ts().toEpochMilli(),
                        Codec.ev(notice.what()),
                        json.write(notice.what()));
    }

    // ---- gaps

    public List<Gap> gaps(long room) {
        return gaps.of(room);
    }

    public void addGap(long room, Gap gap) {
        write();
        gaps.add(room, gap);
    }

    /** Takes {@code lo} to {@code hi} out of all gaps of a kind. */
    public void closeGap(long room, Gap.Kind kind, long lo, long hi) {
        write();
        gaps.close(room, kind, lo, hi);
    }

    // ---- users

    public List<UserCard> users() {
        return db.list(
                "SELECT card FROM user WHERE card IS NOT NULL",
                row -> json.read(row.getString(1), UserCard.class));
    }

    public void putUser(UserCard card) {
        write().update(
                        "UPDATE user SET card = ? WHERE key = ?",
                        json.write(card),
                        users.keyOf(write(), card.user()));
    }

    // ---- outbox and drafts

    /** In the order in which they were written. */
    public List<OutboxRow> outbox() {
        return OutboxRows.read(db, json);
    }

    public void addToOutbox(OutboxRow row) {
        write().update(
                        "INSERT INTO outbox (cid, room, queued, message, error, sent_seq)"
                                + " VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING",
                        row.cid().toString(),
                        row.message().room().value(),
                        row.queued().toEpochMilli(),
                        json.write(row.message()),
                        row.error().map(json::write).orElse(null),
                        row.sentSeq().isPresent() ? row.sentSeq().getAsLong() : null);
    }

    public void markInOutbox(Cid cid, Optional<WireError> error, OptionalLong sentSeq) {
        write().update(
                        "UPDATE outbox SET error = ?, sent_seq = ? WHERE cid = ?",
                        error.map(json::write).orElse(null),
                        sentSeq.isPresent() ? sentSeq.getAsLong() : null,
                        cid.toString());
    }

    public void removeFromOutbox(Cid cid) {
        write().update("DELETE FROM outbox WHERE cid = ?", cid.toString());
    }

    public List<Draft> drafts() {
        return db.list(
                "SELECT room, text FROM draft",
                row -> new Draft(new RoomId(row.getString(1)), row.getString(2)));
    }

    /** A blank text forgets the draft. */
    public void putDraft(Draft draft) {
        if (draft.text().isBlank()) {
            write().update("DELETE FROM draft WHERE room = ?", draft.room().value());
        } else {
            write().update(
                            "INSERT OR REPLACE INTO draft (room, text) VALUES (?,?)",
                            draft.room().value(),
                            draft.text());
        }
    }

    /** Moves what was written into the main file and empties the log beside it. */
    public void checkpoint() {
        db.script("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public void close() {
        db.close();
    }
}
