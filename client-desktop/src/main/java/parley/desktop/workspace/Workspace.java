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
    Optional<Integer> online();

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

    RoomId create(NewRoom room) throws IOException;

    /** The direct room with somebody; made when there is none. */
    RoomId direct(Person other) throws IOException;

    void join(RoomId room) throws IOException;

    void leave(RoomId room) throws IOException;

    /** An invite to this workspace. */
    Invite invite(InviteWish wish) throws IOException;

    /** Messages on this device with all words of {@code query}, newest first. */
    List<SearchHit> search(String query, Optional<RoomId> in, int limit);

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
