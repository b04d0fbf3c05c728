package parley.server.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/**
 * Where a state that lives for one request gets what it is asked for. Says what others committed
 * before it was asked; may remember what it said. Used by one thread; blocks, and throws {@link
 * StoreException}.
 */
public interface StateSource {
    /** A room, and how many members it has. */
    record RoomFacts(RoomRecord record, int members) {}

    Optional<RoomFacts> room(RoomId id);

    Optional<MemberRecord> member(RoomId room, UserId user);

    /** All of a room, in no order. */
    List<MemberRecord> members(RoomId room);

    boolean isBanned(RoomId room, UserId user);

    Set<UserId> banned(RoomId room);

    /** Those a user is in. */
    Set<RoomId> roomsOf(UserId user);

    /** The public rooms that are not archived. */
    List<RoomFacts> publicRooms();

    /** Whether there is any room. */
    boolean hasRooms();

    /** The highest sequence before which no place is empty; all zero where nothing was written. */
    LogHead head(LogKey log);

    /** The highest sequence that was given to a writer; what it is for may still be on its way. */
    LogHead taken(LogKey log);

    /**
     * What {@link #head} of every log did not show yet has a commit after this one, also where its
     * writer's clock is some seconds late.
     */
    long lastCommit();
}
