package parley.conformance.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parley.protocol.RoomId;
import parley.protocol.RoomKind;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.RoomRecord;
import parley.server.store.StateSource;

/** What an {@link InMemorySharedStore} holds at the moment of each call. */
record InMemoryLook(InMemorySharedStore store) implements StateSource {
    @Override
    public Optional<RoomFacts> room(RoomId id) {
        return store.load().rooms().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(this::facts);
    }

    private RoomFacts facts(RoomRecord room) {
        return new RoomFacts(room, members(room.id()).size());
    }

    @Override
    public Optional<MemberRecord> member(RoomId room, UserId user) {
        return members(room).stream().filter(each -> each.user().equals(user)).findFirst();
    }

    @Override
    public List<MemberRecord> members(RoomId room) {
        return store.load().members().stream().filter(each -> each.room().equals(room)).toList();
    }

    @Override
    public boolean isBanned(RoomId room, UserId user) {
        return banned(room).contains(user);
    }

    @Override
    public Set<UserId> banned(RoomId room) {
        return store.load().bans().stream()
                .filter(each -> each.room().equals(room))
                .map(BanRecord::user)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<RoomId> roomsOf(UserId user) {
        return store.load().members().stream()
                .filter(each -> each.user().equals(user))
                .map(MemberRecord::room)
                .collect(Collectors.toSet());
    }

    @Override
    public List<RoomFacts> publicRooms() {
        return store.load().rooms().stream()
                .filter(each -> each.kind() == RoomKind.PUBLIC && !each.archived())
                .map(this::facts)
                .toList();
    }

    @Override
    public boolean hasRooms() {
        return !store.load().rooms().isEmpty();
    }

    @Override
    public LogHead head(LogKey log) {
        return store.head(log);
    }

    @Override
    public LogHead taken(LogKey log) {
        return store.taken(log);
    }

    @Override
    public long lastCommit() {
        return store.lastCommit();
    }
}
