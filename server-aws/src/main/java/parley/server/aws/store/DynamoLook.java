package parley.server.aws.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.RoomId;
import parley.protocol.UserId;
import parley.server.aws.table.Item;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.StateSource;

/**
 * What the table says to one request: heads and members are read once and remembered. Used by one
 * thread; blocks.
 */
final class DynamoLook implements StateSource {
    /** Longer than a writer may take from its place to its commit, and clocks may differ. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private final TableReads reads;
    private final Heads heads;
    private final InstantSource clock;
    private final Map<LogKey, Optional<Item>> headItems = new HashMap<>();
    private final Map<String, Optional<Item>> members = new HashMap<>();

    DynamoLook(TableReads reads, Heads heads, InstantSource clock) {
        this.reads = reads;
        this.heads = heads;
        this.clock = clock;
    }

    Optional<Item> headItem(LogKey log) {
        return headItems.computeIfAbsent(
                log, each -> reads.get(Item.key(Keys.head(each), Keys.HEAD)));
    }

    Optional<Item> memberItem(RoomId room, UserId user) {
        Item key = Keys.member(room, user);
        return members.computeIfAbsent(key.pk() + key.sk(), _ -> reads.get(key));
    }

    @Override
    public Optional<RoomFacts> room(RoomId id) {
        return headItem(LogKey.of(id)).filter(RoomItems::isRoom).map(RoomItems::facts);
    }

    @Override
    public Optional<MemberRecord> member(RoomId room, UserId user) {
        return memberItem(room, user).map(RoomItems::member);
    }

    @Override
    public List<MemberRecord> members(RoomId room) {
        List<Item> all = reads.list(Keys.head(room), Keys.MEMBER);
        all.forEach(each -> members.putIfAbsent(each.pk() + each.sk(), Optional.of(each)));
        return all.stream().map(RoomItems::member).toList();
    }

    @Override
    public boolean isBanned(RoomId room, UserId user) {
        return reads.get(Item.key(Keys.head(room), Keys.BAN + user.value())).isPresent();
    }

    @Override
    public Set<UserId> banned(RoomId room) {
        Set<UserId> banned = new HashSet<>();
        reads.list(Keys.head(room), Keys.BAN)
                .forEach(each -> banned.add(new UserId(each.string("user"))));
        return banned;
    }

    @Override
    public Set<RoomId> roomsOf(UserId user) {
        List<Item> mine = reads.list(Keys.user(user), Keys.MY_ROOM);
        Set<RoomId> rooms = new HashSet<>();
        mine.forEach(each -> rooms.add(new RoomId(each.string("room"))));
        readTogether(rooms);
        return rooms;
    }

    @Override
    public List<RoomFacts> publicRooms() {
        Set<RoomId> rooms = new HashSet<>();
        reads.list(Keys.PUBLIC, "").forEach(each -> rooms.add(new RoomId(each.string("room"))));
        readTogether(rooms);
        return rooms.stream().flatMap(each -> room(each).stream()).toList();
    }

    /** Whoever asks for a user's rooms asks for each of them next. */
    private void readTogether(Set<RoomId> rooms) {
        List<LogKey> unknown =
                rooms.stream()
                        .map(LogKey::of)
                        .filter(each -> !headItems.containsKey(each))
                        .toList();
        unknown.forEach(each -> headItems.put(each, Optional.empty()));
        reads
                .all(unknown.stream().map(each -> Item.key(Keys.head(each), Keys.HEAD)).toList())
                .stream()
                .filter(RoomItems::isRoom)
                .forEach(each ->
                        headItems.put(
                                LogKey.of(new RoomId(each.string("room"))), Optional.of(each)));
    }

    @Override
    public boolean hasRooms() {
        return !reads.range(Keys.ROOMS, "", "~", true, 1, _ -> true).isEmpty();
    }

    @Override
    public LogHead head(LogKey log) {
        return heads.solid(log, headItem(log));
    }

    @Override
    public LogHead taken(LogKey log) {
        return RoomItems.taken(log, headItem(log));
    }

    @Override
    public long lastCommit() {
        return clock.instant().minus(LATE).toEpochMilli();
    }
}
