package parley.desktop.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import parley.protocol.RoomId;

/**
 * A workspace on this device. Calls may block and belong in the background, unless they say
 * otherwise.
 */
public interface Workspace {
    /** Name, place and oneself; never blocks. */
    WorkspaceCard card();

    /** The connection now; never blocks. */
    Link link();

    /** How many people are online, where it is known. */
    Optional<Integer> online() throws IOException;

    /** How many messages of one's own wait to be sent, in all rooms. */
    int waiting();

    /** The rooms one is in. */
    List<RoomSummary> rooms();

    /** Public rooms one is not in. */
    List<RoomSummary> directory() throws IOException;

    /** One room; never blocks. */
    Conversation conversation(RoomId room);

    /** Who is in a room. */
    List<RoomMember> members(RoomId room) throws IOException;

    /** Everybody one knows of in the workspace. */
    List<Person> people() throws IOException;

    /** Those whose names are known here, without asking. */
    List<Person> known();

    RoomId create(NewRoom room) throws IOException;

    /** The direct room with somebody; made when there is none. */
    RoomId direct(Person other) throws IOException;

    void join(RoomId room) throws IOException;

    void leave(RoomId room) throws IOException;

    /** An invite to this workspace. */
    Invite invite(InviteWish wish) throws IOException;

    /** Messages on this device that fit, newest first. */
    List<SearchHit> search(Query query, int limit);

    /**
     * What the server finds, newest first, a page at a time: also what is held here. It finds words
     * only; {@code after}: of the page before.
     */
    Page<SearchHit> ask(Query query, Optional<String> after) throws IOException;

    /** Unread messages of a room that are held here, oldest first. */
    List<TimelineEntry.Said> unread(RoomId room, int limit);

    /** Messages that call oneself, in all rooms, newest first. */
    List<SearchHit> mentions(int limit);

    /** A message by its id, where it is held here. */
    Optional<SearchHit> message(RoomId room, String message);

    /** Everything in a room was seen. */
    void markRead(RoomId room);

    /** Mutes a room, here and on one's other devices. */
    void mute(RoomId room, boolean on);

    /** What people say and show of themselves; never blocks. */
    Profiles profiles();

    /** What one set for oneself, on all devices; never blocks. */
    Preferences preferences();

    /** One's own messages that wait for their time; never blocks. */
    SendLater later();

    /** Files on their way from all its rooms; never blocks. */
    AllTransfers transfers();

    /** What it takes on this computer; never blocks. */
    KeptHere kept();

    /** Looking after the workspace and its rooms; never blocks. */
    Moderation moderation();

    /** Where one is signed in. */
    List<Device> devices() throws IOException;

    /** Signs a device out. */
    void revoke(Device device) throws IOException;

    /** Changes the password; all other devices are signed out. */
    void changePassword(String old, String fresh) throws IOException;

    /** How what is kept here is; never blocks. */
    Storage storage();

    /** Tries to connect at once instead of waiting; never blocks. */
    void connectNow();

    /** Signs in again where the server ended it; history and outbox stay. */
    void signInAgain(String password) throws IOException;

    /** Signs out on this device. */
    void signOut();

    /**
     * Calls {@code listener} after every change, on any thread.
     *
     * @return ends it
     */
    Runnable listen(Consumer<Change> listener);
}
