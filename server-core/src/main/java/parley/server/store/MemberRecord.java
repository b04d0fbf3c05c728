package parley.server.store;

import java.time.Instant;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.UserId;

/**
 * A user in a room.
 *
 * @param fromSeq the sequence of their joining; with history from joining, nothing before it is
 *     shown
 * @param mark the highest sequence they have read
 * @param markN the room's running count at {@code mark}
 * @param ownAfter how many of their own countable messages came after {@code mark}
 */
public record MemberRecord(
        RoomId room,
        UserId user,
        RoomRole role,
        Instant since,
        long fromSeq,
        long mark,
        long markN,
        long ownAfter) {
    public MemberRecord withRole(RoomRole next) {
        return new MemberRecord(room, user, next, since, fromSeq, mark, markN, ownAfter);
    }

    public MemberRecord withMark(long seq, long n, long own) {
        return new MemberRecord(room, user, role, since, fromSeq, seq, n, own);
    }
}
