package parley.client.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.protocol.Cid;
import parley.protocol.Message;
import parley.protocol.MessageId;
import parley.protocol.MessageKind;
import parley.protocol.RoomId;
import parley.protocol.TextFormat;
import parley.protocol.UserId;

/** A message as a row: plain ones in columns alone, others with the rest as JSON beside them. */
final class MessageRows {
    static final String COLUMNS = "key, id, author, ts, n, rev, flags, cid, text, more";

    /** A message of somebody else that counts as unread. */
    static final int COUNTS = 1;

    /** It mentions this person or the whole room. */
    static final int MENTIONS_ME = 2;

    private static final int PLAIN = 4;
    private static final int SILENT = 8;
    private static final int PINNED = 16;

    private final Json json;
    private final UserKeys users;
    private final UserId me;

    MessageRows(Json json, UserKeys users, UserId me) {
        this.json = json;
        this.users = users;
        this.me = me;
    }

    void put(Db db, long room, Message m) {
        db.update(
                "INSERT OR REPLACE INTO message (" + COLUMNS + ") VALUES (?,?,?,?,?,?,?,?,?,?)",
                Keys.of(room, m.seq()),
                m.id().value(),
                users.keyOf(db, m.by()),
                m.ts().toEpochMilli(),
                m.n(),
                m.rev(),
                flags(m),
                m.by().equals(me) ? m.cid().map(Cid::toString).orElse(null) : null,
                m.text(),
                isPlain(m) ? null : json.write(m.withText("")));
    }

    Message read(Db db, RoomId room, ResultSet row) throws SQLException {
        String more = row.getString(10);
        String text = row.getString(9);
        if (more != null) {
            return json.read(more, Message.class).withText(text);
        }
        int flags = row.getInt(7);
        @Nullable String cid = row.getString(8);
        return new Message(
                new MessageId(row.getString(2)),
                Optional.ofNullable(cid).map(Cid::parse),
                room,
                Keys.seq(row.getLong(1)),
                row.getInt(6),
                users.user(db, row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                row.getLong(5),
                MessageKind.TEXT,
                text,
                (flags & PLAIN) != 0 ? TextFormat.PLAIN : TextFormat.MD,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                (flags & SILENT) != 0,
                (flags & PINNED) != 0,
                Optional.empty());
    }

    /** Whether it counts as unread for this person. */
    boolean counts(Message m) {
        return !m.by().equals(me)
                && m.kind() != MessageKind.SYSTEM
                && !m.silent()
                && m.deleted().isEmpty();
    }

    boolean mentionsMe(Message m) {
        return !m.by().equals(me)
                && (m.mentions().contains("@room") || m.mentions().contains(me.value()));
    }

    private int flags(Message m) {
        return (counts(m) ? COUNTS : 0)
                | (mentionsMe(m) ? MENTIONS_ME : 0)
                | (m.format() == TextFormat.PLAIN ? PLAIN : 0)
                | (m.silent() ? SILENT : 0)
                | (m.pinned() ? PINNED : 0);
    }

    private static boolean isPlain(Message m) {
        return m.kind() == MessageKind.TEXT
                && m.files().isEmpty()
                && m.voice().isEmpty()
                && m.replyTo().isEmpty()
                && m.mentions().isEmpty()
                && m.reactions().isEmpty()
                && m.edited().isEmpty()
                && m.deleted().isEmpty()
                && m.ext().isEmpty();
    }
}
