package parley.client.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import parley.client.address.Address;
import parley.client.connection.ConnectionState;
import parley.client.outbox.Drafts;
import parley.client.outbox.Outbox;
import parley.client.picture.BadPictureException;
import parley.client.search.Search;
import parley.client.timeline.Timeline;
import parley.client.timeline.TimelineListener;
import parley.client.transfer.Downloads;
import parley.client.transfer.Transfers;
import parley.protocol.Presence;
import parley.protocol.PresenceState;
import parley.protocol.Result;
import parley.protocol.RoomId;
import parley.protocol.UserCard;
import parley.protocol.UserId;
import parley.protocol.WorkspaceId;

/**
 * One workspace: what is known of it here, online or not, and what can be done in it.
 *
 * <p>Safe for use by many threads. Methods that throw {@link RequestException} ask the server and
 * block at most 10 s; all others answer at once from memory.
 */
public interface WorkspaceSession extends Requests {
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

    /** What this person set for themselves, the same on all their devices. */
    Preferences preferences();

    /** Files on their way to the server, also while it cannot be reached. */
    Transfers transfers();

    /**
     * Shows a picture of oneself; it is cut to a square and made small before. Blocks.
     *
     * @throws BadPictureException when the file is no picture that can be read
     * @throws RequestException when the server refused it or gave no answer
     */
    void showPicture(Path picture) throws IOException, BadPictureException, RequestException;

    /** Files of the server's. */
    Downloads downloads();

    /** What all this takes on this device. */
    Kept kept();

    Search search();

    /** Tries to connect now, whatever it is waiting for; also after {@code Stopped}. */
    void reconnect();

    /** Ends the connection and stays offline until {@link #reconnect}. */
    void pause();

    /** Signs in again after {@code Stopped(SIGNED_OUT)}; history and outbox stay. Blocks ≤ 30 s. */
    SignInOutcome signInAgain(String password);

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

    /** The server's clock as far as it is known, for "in 3 minutes" texts. */
    Instant serverNow();
}
