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
import parley.server.store.BanRecord;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.Snapshot;

/**
 * All rooms and memberships in memory. The committing thread changes it, one request after the
 * other, so that every decision rests on what the ones before it left; any thread reads.
 */
public sealed class WorkspaceState permits RequestState {
    /** The rooms and who is in them; another one takes its place as a whole. */
    private record Rooms(Map<RoomId, RoomState> byId, Map<UserId, Set<RoomId>> byUser) {
        Rooms() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        Set<RoomId> of(UserId user) {
            return byUser.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet());
        }
    }

    private final Map<LogKey, LogState> logs = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Connection>> connections = new ConcurrentHashMap<>();
    private volatile Rooms rooms = new Rooms();
    private volatile long commit;

    public WorkspaceState(Snapshot snapshot) {
        load(snapshot);
    }

    /**
     * Puts back what is on disk after a transaction was lost; live connections stay. Committing
     * thread only.
     */
    public void reload(Snapshot snapshot) {
        logs.values().forEach(LogState::reset);
        load(snapshot);
        logs.values().forEach(log -> log.audience().removeIf(each -> !isLive(each)));
        connections.values().forEach(live -> live.forEach(this::hearAll));
    }

    private void load(Snapshot snapshot) {
        commit = snapshot.commit();
        for (LogHead head : snapshot.heads()) {
            log(head.log()).restore(head);
        }
        Rooms loaded = new Rooms();
        for (RoomRecord record : snapshot.rooms()) {
            loaded.byId().put(record.id(), new RoomState(record, log(LogKey.of(record.id()))));
        }
        for (MemberRecord member : snapshot.members()) {
            put(loaded, member);
        }
        for (BanRecord ban : snapshot.bans()) {
            Optional.ofNullable(loaded.byId().get(ban.room()))
                    .ifPresent(room -> room.ban(ban.user(), true));
        }
        rooms = loaded;
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
        return Optional.ofNullable(rooms.byId().get(id));
    }

    /** A live view. */
    public Collection<RoomState> rooms() {
        return rooms.byId().values();
    }

    /** Whether there is any. */
    public boolean hasRooms() {
        return !rooms().isEmpty();
    }

    /** The log of that key; an empty one where nothing was written yet. */
    public LogState log(LogKey key) {
        return logs.computeIfAbsent(key, k -> new LogState(LogHead.empty(k)));
    }

    /** A live view of the rooms a user is in. */
    public Set<RoomId> roomsOf(UserId user) {
        return rooms.of(user);
    }

    /** Committing thread only. */
    public RoomState put(RoomRecord record) {
        RoomState known = rooms.byId().get(record.id());
        if (known != null) {
            known.put(record);
            return known;
        }
        RoomState fresh = new RoomState(record, log(LogKey.of(record.id())));
        rooms.byId().put(record.id(), fresh);
        return fresh;
    }

    /** From now on this is the room of its id. */
    RoomState keep(RoomState room) {
        rooms.byId().put(room.id(), room);
        return room;
    }

    /** Committing thread only. */
    public void put(MemberRecord member) {
        put(rooms, member);
    }

    private static void put(Rooms into, MemberRecord member) {
        RoomState room = into.byId().get(member.room());
        if (room == null) {
            throw new IllegalStateException("a member of no room: " + member.room());
        }
        room.put(member);
        into.of(member.user()).add(member.room());
    }

    /** Committing thread only. */
    public void remove(RoomId room, UserId user) {
        room(room).ifPresent(r -> r.remove(user));
        roomsOf(user).remove(room);
    }

    /** Keeps somebody out of a room, or no longer; committing thread only. */
    public void ban(BanRecord ban, boolean on) {
        room(ban.room()).ifPresent(r -> r.ban(ban.user(), on));
    }

    /** The user's live connections, a live view. */
    public Set<Connection> connections(UserId user) {
        return connections.computeIfAbsent(user, _ -> ConcurrentHashMap.newKeySet());
    }

    /** Each live connection once. */
    public void everyConnection(Consumer<Connection> action) {
        connections.values().forEach(some -> some.forEach(action));
    }

    /** Whether anybody is. */
    public boolean hasConnections() {
        return !connections.isEmpty();
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
        connections.compute(
                user,
                (_, held) -> {
                    Set<Connection> set = held == null ? ConcurrentHashMap.newKeySet() : held;
                    set.add(connection);
                    return set;
                });
        log(LogKey.of(user)).audience().add(connection);
        hearAll(connection);
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

    private void hearAll(Connection connection) {
        roomsOf(connection.caller().user())
                .forEach(id -> room(id).ifPresent(r -> hear(r, connection)));
    }

    /** Looks again afterwards: the user may have left meanwhile, or the connection gone. */
    private void hear(RoomState room, Connection connection) {
        room.log().audience().add(connection);
        UserId user = connection.caller().user();
        boolean member = room(room.id()).flatMap(r -> r.member(user)).isPresent();
        if (!member || !isLive(connection)) {
            room.log().audience().remove(connection);
        }
    }

    private boolean isLive(Connection connection) {
        Set<Connection> live = connections.get(connection.caller().user());
        return live != null && live.contains(connection);
    }

    /** The user's connections listen to the room from now on. */
    public void listen(RoomState room, UserId user) {
        connections(user).forEach(each -> hear(room, each));
    }

    /** The user's connections hear no more of the room. */
    public void silence(RoomState room, UserId user) {
        room.log().audience().removeIf(each -> each.caller().user().equals(user));
    }
}
