package parley.client.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.client.address.Address;
import parley.client.connection.ConnectionState;
import parley.client.outbox.Drafts;
import parley.client.outbox.Outbox;
import parley.client.search.Search;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineListener;
import parley.client.transfer.Downloads;
import parley.client.transfer.Transfers;
import parley.protocol.DeviceId;
import parley.protocol.InviteId;
import parley.protocol.InviteOp;
import parley.protocol.MessageId;
import parley.protocol.Op;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.Room;
import parley.protocol.RoomId;
import parley.protocol.RoomOp;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;

/**
 * One workspace: what is known of it here, online or not, and what can be done in it.
 *
 * <p>Safe for use by many threads. Methods that throw {@link RequestException} ask the server and
 * block at most 10 s; all others answer at once from memory.
 */
public interface WorkspaceSession {
    WorkspaceId id();

    Result.Workspace workspace();

    /** Who this person is in this workspace. */
    Result.You you();

    Address address();

    /** The six words of the server's pin; empty when public authorities vouch for it. */
    List<String> words();

    ConnectionState connection();

    StorageState storage();

    /** All rooms, in no particular order; {@code left} ones among them. */
    List<RoomSummary> rooms();

    Optional<RoomSummary> room(RoomId room);

    /** Called on the thread {@code parley-client-events}; never while a lock is held. */
    Subscription listen(SessionListener listener);

    /**
     * Opens a window on the newest messages of a room (on the first unread one, when there is one).
     * Close it when its screen closes.
     */
    Timeline timeline(RoomId room, TimelineListener listener);

    Outbox outbox();

    Drafts drafts();

    /** Files on their way to the server, also while it cannot be reached. */
    Transfers transfers();

    /** Files of the server's. */
    Downloads downloads();

    Search search();

    /** Tries to connect now, whatever it is waiting for; also after {@code Stopped}. */
    void reconnect();

    /** Ends the connection and stays offline until {@link #reconnect}. */
    void pause();

    /** Signs in again after {@code Stopped(SIGNED_OUT)}; history and outbox stay. Blocks ≤ 30 s. */
    SignInOutcome signInAgain(String password);

    // ---- rooms

    /** Makes a room and returns it; a direct room that exists already is returned. */
    Room createRoom(RoomOp.Create room) throws RequestException;

    Room joinRoom(RoomId room) throws RequestException;

    void leaveRoom(RoomId room) throws RequestException;

    /** Name, topic and policy: what is given changes, the rest stays. */
    Room changeRoom(RoomOp.Change change) throws RequestException;

    Room archiveRoom(RoomId room, boolean on) throws RequestException;

    /** The directory of public rooms by name; {@code cursor} of the page before goes on with it. */
    Result.RoomList publicRooms(Optional<String> q, Optional<String> cursor)
            throws RequestException;

    /** Members of a room, or of the workspace when none is given; 200 a page. */
    Result.MemberList members(Optional<RoomId> room, Optional<String> cursor)
            throws RequestException;

    // ---- messages that are posted already

    void edit(RoomId room, MessageId message, String text, List<String> mentions)
            throws RequestException;

    void delete(RoomId room, MessageId message) throws RequestException;

    void react(RoomId room, MessageId message, String emoji, boolean on) throws RequestException;

    void pin(RoomId room, MessageId message, boolean on) throws RequestException;

    /**
     * Marks everything up to {@code seq} as read: here at once, at the server when it can be told
     * (at most every 2 s a room). Only moves forward.
     */
    void markRead(RoomId room, long seq);

    /** Mutes a room, here at once and on this person's other devices when it can be told. */
    void mute(RoomId room, boolean on);

    // ---- people

    /** Empty while unknown: it is then asked for, and told by {@code usersChanged}. */
    Optional<UserCard> user(UserId user);

    /** Last told presence of a watched person; empty when offline or not watched. */
    Optional<Presence> presence(UserId user);

    /** Whose presence is wanted, at most 100; replaces the list before. */
    void watchPresence(List<UserId> users);

    /** What this person shows; told again after each reconnect. */
    void setPresence(PresenceState state, Optional<String> text);

    /** Called with each key; told to the server at most every 4 s. */
    void typing(RoomId room, boolean on);

    // ---- invites

    Result.Invite createInvite(InviteOp.Create invite) throws RequestException;

    List<Result.Invite> invites(Optional<RoomId> room) throws RequestException;

    void revokeInvite(InviteId invite) throws RequestException;

    /** Uses an invite to a room of this workspace. */
    Optional<Room> useInvite(String code) throws RequestException;

    // ---- account

    void setDisplayName(String displayName) throws RequestException;

    void changePassword(String old, String fresh) throws RequestException;

    List<Result.Device> devices() throws RequestException;

    void revokeDevice(DeviceId device) throws RequestException;

    /** Any other operation; a changing one gets a new idempotency key. */
    <R extends Result> R call(Op<R> op) throws RequestException;

    /** The server's clock as far as it is known, for "in 3 minutes" texts. */
    Instant serverNow();
}
