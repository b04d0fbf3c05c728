package parley.server.sync;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.secret.HmacKey;
import parley.server.store.LogHead;

/**
 * What a client holds between two syncs: which commit it has seen. Signed for its user and this
 * store's contents, so that any other token means to start afresh. A hint, never a right.
 */
final class SyncTokens {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int MAC_BYTES = 16;

    /** Each takes {@link #MARK} characters. */
    private static final int MARK_BYTES = 6;

    static final int MARK = 8;

    /** More marks do not fit into a token; what has none is shown again. */
    static final int MARKS = 15;

    private final HmacKey key;
    private final String generation;

    SyncTokens(HmacKey key, String generation) {
        this.key = key;
        this.generation = generation;
    }

    /**
     * @param since the commit that the pages are about; 0: all rooms
     * @param until the commit at the first page; the next sync goes on from there
     * @param me where the private log stood
     * @param cursor the last room of the page before, empty before the first and after the last
     *     page
     * @param people where the log of changed people stood; -1: not known
     * @param seen marks of rooms that moved after {@code until} and were shown as they stood, in
     *     one text; where commits are noted before they are done, that they are not shown again
     */
    record Place(long since, long until, long me, String cursor, long people, String seen) {}

    /** A short mark of where a room stood; another one, all but surely, when it moved. */
    String mark(RoomId room, LogHead head) {
        String text = room.value() + ":" + head.head() + ":" + head.commit();
        return ENCODER.encodeToString(Arrays.copyOf(key.mac("seen", generation, text), MARK_BYTES));
    }

    String write(UserId user, Place place) {
        String text = place.since() + ":" + place.until() + ":" + place.me() + ":" + place.cursor();
        text += ":" + place.people() + ":" + place.seen();
        return text + "." + mac(user, text);
    }

    /** Empty for a token that is not this user's, not this store's, or broken. */
    Optional<Place> read(UserId user, String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0 || token.length() > 256) {
            return Optional.empty();
        }
        String text = token.substring(0, dot);
        byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, mac(user, text).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String[] parts = text.split(":", 6);
        return Optional.of(
                new Place(
                        Long.parseLong(parts[0]),
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        parts[3],
                        parts.length > 5 ? Long.parseLong(parts[4]) : -1,
                        parts.length > 5 ? parts[5] : ""));
    }

    private String mac(UserId user, String text) {
        byte[] mac = key.mac("sync", generation, user.value(), text);
        return ENCODER.encodeToString(Arrays.copyOf(mac, MAC_BYTES));
    }
}
