package parley.desktop.client;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import parley.client.connection.ConnectionState;
import parley.client.workspace.RoomSummary;
import parley.client.workspace.SessionListener;
import parley.client.workspace.StorageState;
import parley.desktop.workspace.Change;
import parley.desktop.workspace.Link;
import parley.desktop.workspace.Storage;
import parley.protocol.Presence;
import parley.protocol.RoomId;
import parley.protocol.UserId;

/** Tells a screen what a session tells; on the client's events thread. */
final class Changes implements SessionListener {
    private final Consumer<Change> listener;
    private final People people;
    private final Function<ConnectionState, Link> link;
    private final Consumer<RoomId> membersGone;

    /** {@code membersGone}: what is known of a room's members is old now. */
    Changes(
            Consumer<Change> listener,
            People people,
            Function<ConnectionState, Link> link,
            Consumer<RoomId> membersGone) {
        this.listener = listener;
        this.people = people;
        this.link = link;
        this.membersGone = membersGone;
    }

    @Override
    public void connectionChanged(ConnectionState state) {
        listener.accept(new Change.LinkChanged(link.apply(state)));
    }

    @Override
    public void roomsChanged(List<RoomSummary> rooms) {
        listener.accept(new Change.Rooms());
    }

    @Override
    public void typingChanged(RoomId room, List<UserId> users) {
        listener.accept(new Change.Typing(room, users.stream().map(people::name).toList()));
    }

    @Override
    public void presenceChanged(List<Presence> presence) {
        listener.accept(new Change.People());
    }

    @Override
    public void usersChanged(Set<UserId> users) {
        listener.accept(new Change.People());
    }

    @Override
    public void workspaceChanged() {
        listener.accept(new Change.People());
    }

    @Override
    public void membersChanged(RoomId room) {
        membersGone.accept(room);
        listener.accept(new Change.Members(room));
    }

    @Override
    public void preferencesChanged(Set<String> keys) {
        listener.accept(new Change.Preferences());
    }

    @Override
    public void outboxChanged(int waiting) {
        listener.accept(new Change.Waiting());
    }

    @Override
    public void storageChanged(StorageState state) {
        listener.accept(new Change.StorageChanged(storage(state)));
    }

    static Storage storage(StorageState state) {
        return switch (state) {
            case StorageState.Healthy _ -> Storage.HEALTHY;
            case StorageState.NotWritable _ -> Storage.NOT_WRITABLE;
            case StorageState.SetAside _ -> Storage.SET_ASIDE;
        };
    }
}
