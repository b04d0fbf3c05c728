package parley.client.workspace;

import java.util.List;
import java.util.Set;
import parley.client.connection.ConnectionState;
import parley.client.timeline.RoomDelta;
import parley.protocol.Presence;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** What the engine tells, on its own thread, after it is on disk. */
interface Told {
    void connection(ConnectionState state);

    void rooms(List<RoomSummary> rooms);

    /** A room's number in the file, and up to where its log is held. */
    void places(RoomId room, long key, long last);

    void deltas(List<RoomDelta> deltas);

    void typing(RoomId room, List<UserId> users);

    void presence(List<Presence> presence);

    void users(Set<UserId> users);

    void members(Set<RoomId> rooms);

    void preferences(Set<String> keys);

    void outbox(int waiting);

    void storage(StorageState state);

    /** Who this person is, and the workspace, as the server says now. */
    void identity(Result.You you, Result.Workspace workspace);

    /** The server's clock is this far ahead of this computer's, in milliseconds. */
    void clock(long aheadMs);
}
