package parley.server.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.Snapshot;
import parley.server.store.StateSource;

/**
 * What one request needs of a workspace that several processes change: read when it is asked for,
 * and thrown away afterwards. Nobody listens to it. Used by one thread.
 */
public final class RequestState extends WorkspaceState {
    private final StateSource source;
    private final Map<LogKey, LogState> logs = new HashMap<>();
    private final Map<UserId, Set<RoomId>> roomsOf = new HashMap<>();
    private final Set<RoomId> asked = new HashSet<>();

    public RequestState(StateSource source) {
        super(Snapshot.NOTHING);
        this.source = source;
    }

    @Override
    public long commit() {
        return source.lastCommit();
    }

    @Override
    public Optional<RoomState> room(RoomId id) {
        Optional<RoomState> known = super.room(id);
        return known.isPresent() || id.isMe() || !asked.add(id)
                ? known
                : source.room(id).map(facts -> keep(new RequestRoom(facts, log(id), source)));
    }

    /** The public rooms that are not archived, and whatever else this request asked for. */
    @Override
    public Collection<RoomState> rooms() {
        for (StateSource.RoomFacts each : source.publicRooms()) {
            RoomId id = each.record().id();
            if (asked.add(id)) {
                keep(new RequestRoom(each, log(id), source));
            }
        }
        return super.rooms();
    }

    @Override
    public boolean hasRooms() {
        return !super.rooms().isEmpty() || source.hasRooms();
    }

    @Override
    public LogState log(LogKey key) {
        return logs.computeIfAbsent(key, each -> new RequestLog(each, source));
    }

    private LogState log(RoomId id) {
        return log(LogKey.of(id));
    }

    @Override
    public Set<RoomId> roomsOf(UserId user) {
        return roomsOf.computeIfAbsent(user, each -> new HashSet<>(source.roomsOf(each)));
    }

    @Override
    public RoomState put(RoomRecord record) {
        Optional<RoomState> known = room(record.id());
        if (known.isPresent()) {
            known.get().put(record);
            return known.get();
        }
        StateSource.RoomFacts fresh = new StateSource.RoomFacts(record, 0);
        return keep(new RequestRoom(fresh, log(record.id()), source));
    }

    @Override
    public void put(MemberRecord member) {
        room(member.room())
                .orElseThrow(
                        () -> new IllegalStateException("a member of no room: " + member.room()))
                .put(member);
        Optional.ofNullable(roomsOf.get(member.user())).ifPresent(of -> of.add(member.room()));
    }

    @Override
    public void remove(RoomId room, UserId user) {
        room(room).ifPresent(each -> each.remove(user));
        Optional.ofNullable(roomsOf.get(user)).ifPresent(of -> of.remove(room));
    }
}
