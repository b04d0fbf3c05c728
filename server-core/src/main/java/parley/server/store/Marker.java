package parley.server.store;

import java.nio.ByteBuffer;
import parley.protocol.Cid;
import parley.protocol.UserId;

/**
 * What makes an action happen once: unique by author and {@code cid}.
 *
 * @param hashHigh the keyed hash of what was asked, first half; the same for the same request
 * @param hashLow second half
 */
public record Marker(UserId author, Cid cid, long hashHigh, long hashLow) {
    /** Whether this is the same request and not another under the same {@code cid}. */
    public boolean sameRequest(Marker other) {
        return hashHigh == other.hashHigh && hashLow == other.hashLow;
    }

    /** With the first 16 bytes of {@code mac}. */
    public static Marker of(UserId author, Cid cid, byte[] mac) {
        ByteBuffer bytes = ByteBuffer.wrap(mac);
        return new Marker(author, cid, bytes.getLong(), bytes.getLong());
    }
}
