package parley.server.aws.store;

import java.util.Locale;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.LogKey;

/** Where everything stands; the table of docs/aws.md, "What is asked of the table". */
final class Keys {
    static final String HEAD = "HEAD";
    static final String ENTRY = "E#";
    static final String CHANGED = "X#";
    static final String VERSION = "V#";
    static final String REACTION = "R#";
    static final String PIN = "P#";
    static final String CARRIED = "F#";
    static final String MEMBER = "M#";
    static final String BAN = "B#";
    static final String MY_ROOM = "ROOM#";
    static final String PREFERENCE = "PREF#";

    /** Every room once, for those who read a whole workspace. */
    static final String ROOMS = "ROOMS";

    /** The names of public rooms that are not archived, in lower case. */
    static final String PUBLIC = "PUBLIC";

    static final String WAITING = "WAITING";
    static final String PRESENCE = "PRESENCE";
    static final String LOOSE = "LOOSE";
    static final String USE = "USE";
    static final String ALL = "#ALL";
    static final Item GENERATION = Item.key("WORKSPACE", "GENERATION");

    private static final String FILE = "FILE";
    private static final String ONCE = "ONCE";

    private Keys() {}

    /** A room's or a log's head, a room's members and bans. */
    static String head(LogKey log) {
        return "HEAD#" + log.value();
    }

    static String head(RoomId room) {
        return "HEAD#" + room.value();
    }

    /** A log's entries and what belongs to its messages. */
    static String log(LogKey log) {
        return "LOG#" + log.value();
    }

    static String user(UserId user) {
        return "USER#" + user.value();
    }

    /** The words of a log's messages. */
    static String words(LogKey log) {
        return "WORDS#" + log.value();
    }

    static Item entry(LogKey log, long seq) {
        return Item.key(log(log), ENTRY + number(seq));
    }

    static Item once(UserId author, Cid cid) {
        return Item.key("CID#" + author.value() + "#" + cid, ONCE);
    }

    static Item member(RoomId room, UserId user) {
        return Item.key(head(room), MEMBER + user.value());
    }

    static Item file(FileId file) {
        return Item.key("FILE#" + file.value(), FILE);
    }

    static String content(String sha256, long size) {
        return "CONTENT#" + sha256 + "#" + size;
    }

    /** So many digits that the order of texts is that of numbers. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%013d", value);
    }
}
