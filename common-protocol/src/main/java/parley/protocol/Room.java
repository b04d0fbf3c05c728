package parley.protocol;

import java.util.Optional;

/**
 * A room as one of its members sees it.
 *
 * @param role the asker's own role; absent in a directory listing of rooms one is not in
 * @param members how many there are
 * @param head the highest sequence of the log, 0 when it is empty
 * @param other the other person of a direct room (oneself: saved messages)
 */
public record Room(
        RoomId room,
        RoomKind kind,
        Optional<String> name,
        Optional<String> topic,
        Optional<RoomRole> role,
        int members,
        String epoch,
        long head,
        RoomPolicy policy,
        boolean archived,
        Optional<UserId> other) {}
