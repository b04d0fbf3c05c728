package parley.server.state;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.session.Connection;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.Snapshot;

/**
 * All rooms and memberships in memory. The committing thread changes it, one request after the
 * other, so that every decision rests on what the ones before it left; any thread reads.
 */
public final class WorkspaceState {
    private final Map<RoomId, RoomState> rooms = new ConcurrentHashMap<>();
    private final Map<LogKey, LogState> logs = new ConcurrentHashMap<>();
    private final Map<UserId, Set<RoomId>> roomsOf = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Connection>> connections = new ConcurrentHashMap<>();
    private volatile long commit;

    public WorkspaceState(Snapshot snapshot) {
        load(snapshot);
    }

    /**
     * Puts back what is on disk after a transaction was lost; live connections stay. Committing
     * thread only.
     */
    public void reload(Snapshot snapshot) {
        rooms.clear();
        roomsOf.clear();
        logs.values().forEach(LogState::reset);
        load(snapshot);
    }

    private void load(Snapshot snapshot) {
        commit = snapshot.commit();
        for (LogHead head : snapshot.heads()) {
            logs.computeIfAbsent(head.log(), _ -> new LogState(head));
        }
        for (RoomRecord record : snapshot.rooms()) {
            rooms.put(record.id(), new RoomState(record, log(LogKey.of(record.id()))));
        }
        for (MemberRecord member : snapshot.members()) {
            put(member);
        }
    }

    /** The commit whose entries are all published. */
    public long commit() {
        return commit;
    }

    /** Committing thread only. */
    public void publish(long next) {
        commit = next;
    }

    public Optional<RoomState> room(RoomId id) {
        return Optional.ofNullable(rooms.get(id));
    }

    /** A live view. */
    public Collection<RoomState> rooms() {
        return rooms.values();
    }

    /** The log of that key; an empty one where nothing was written yet. */
    public LogState log(LogKey key) {
        return logs.computeIfAbsent(key, k -> new LogState(LogHead.empty(k)));
    }

    /** A live view of the rooms a user is in. */
    public Set<RoomId> roomsOf(UserId user) {
        return roomsOf.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet());
    }

    /** Committing thread only. */
    public RoomState put(RoomRecord record) {
        RoomState known = rooms.get(record.id());
        if (known != null) {
            known.put(record);
            return known;
        }
        RoomState fresh = new RoomState(record, log(LogKey.of(record.id())));
        rooms.put(record.id(), fresh);
        return fresh;
    }

    /** Committing thread only. */
    public void put(MemberRecord member) {
        RoomState room = rooms.get(member.room());
        if (room == null) {
            throw new IllegalStateException("a member of no room: " + member.room());
        }
        room.put(member);
        roomsOf(member.user()).add(member.room());
    }

    /** Committing thread only. */
    public void remove(RoomId room, UserId user) {
        room(room).ifPresent(r -> r.remove(user));
        roomsOf(user).remove(room);
    }

    /** The user's live connections, a live view. */
    public Set<Connection> connections(UserId user) {
        return connections.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet());
    }

    /** Each live connection once. */
    public void everyConnection(Consumer<Connection> action) {
        connections.values().forEach(some -> some.forEach(action));
    }

    public boolean isConnected(UserId user) {
        Set<Connection> live = connections.get(user);
        return live != null && !live.isEmpty();
    }

    /**
     * From now on the connection gets what its user may get. It is listening before this returns,
     * so that a head read afterwards misses nothing.
     */
    public void open(Connection connection) {
        UserId user = connection.caller().user();
        connections(user).add(connection);
        log(LogKey.of(user)).audience().add(connection);
        for (RoomId each : roomsOf(user)) {
            room(each).ifPresent(r -> r.log().audience().add(connection));
        }
    }

    public void close(Connection connection) {
        UserId user = connection.caller().user();
        connections.computeIfPresent(
                user,
                (_, set) -> {
                    set.remove(connection);
                    return set.isEmpty() ? null : set;
                });
        log(LogKey.of(user)).audience().remove(connection);
        for (RoomId each : roomsOf(user)) {
            room(each).ifPresent(r -> r.log().audience().remove(connection));
        }
    }

    /** The user's connections listen to the room from now on. */
    public void listen(RoomState room, UserId user) {
        connections(user).forEach(room.log().audience()::add);
    }

    /** The user's connections hear no more of the room. */
    public void silence(RoomState room, UserId user) {
        connections(user).forEach(room.log().audience()::remove);
    }
}
