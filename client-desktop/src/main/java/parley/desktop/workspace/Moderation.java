package parley.desktop.workspace;

import java.io.IOException;
import java.util.Optional;
import parley.protocol.RoomId;
import parley.protocol.RoomRole;
import parley.protocol.WorkspaceRole;

/**
 * What those who look after a workspace or a room can do. Where a room may be named, none means the
 * workspace. Calls block until the server has answered, unless they say otherwise.
 */
public interface Moderation {
    /** What oneself may do there; never blocks. */
    Rights rights(Optional<RoomId> room);

    /** At most 200 members, those who are banned among them; {@code after}: of the page before. */
    Page<Listed> members(Optional<RoomId> room, Optional<String> after) throws IOException;

    /** Gives somebody a role in a room. */
    void role(RoomId room, Person person, RoomRole role) throws IOException;

    /** Gives somebody a role in the workspace. */
    void role(Person person, WorkspaceRole role) throws IOException;

    /** Takes somebody out; {@code ban}: and keeps them out. An empty reason is none. */
    void remove(Optional<RoomId> room, Person person, boolean ban, String reason)
            throws IOException;

    /** Lets somebody come in again. */
    void unban(Optional<RoomId> room, Person person) throws IOException;

    /** How a room is set; never blocks. Empty: it is gone. */
    Optional<RoomSettings> settings(RoomId room);

    /** Changes what is different; {@code archived} is not looked at. */
    void change(RoomId room, RoomSettings before, RoomSettings after) throws IOException;

    /** Ends writing in a room, or begins it again. */
    void archive(RoomId room, boolean on) throws IOException;

    /** Makes somebody the owner of a room, and oneself one of its moderators. */
    void handOver(RoomId room, Person to) throws IOException;

    /** Who did what, newest first; admins only. */
    Page<AuditEntry> audit(Optional<String> after) throws IOException;
}
