package parley.conformance.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.store.BanRecord;
import parley.server.store.ConflictException;
import parley.server.store.FileRecord;
import parley.server.store.FileRows;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SharedStore;
import parley.server.store.StateSource;
import parley.server.store.StoredEntry;
import parley.server.store.WorkspaceStore;

/**
 * Works on a copy, and notes what it was told and what it did; the commit looks whether it would be
 * told the same now, and does it again on what is there.
 */
final class InMemorySharedTransaction implements SharedStore.SharedTransaction {
    private record Place(LogKey log, long seq) {}

    private record Relied(String what, Supplier<?> now, Object then) {}

    private final InMemorySharedStore store;
    private final StateSource look;
    private final WorkspaceStore.Transaction mine;
    private final long begun;
    private final List<Relied> relied = new ArrayList<>();
    private final List<Consumer<WorkspaceStore.Transaction>> done = new ArrayList<>();
    private final List<StoredEntry> appended = new ArrayList<>();
    private final Map<LogKey, Long> first = new HashMap<>();
    private final Set<Place> taken = new HashSet<>();

    InMemorySharedTransaction(InMemorySharedStore store) {
        this.store = store;
        this.look = store.look();
        synchronized (store) {
            this.begun = store.commits();
            this.mine = store.kept.attempt();
        }
    }

    private <T> T rely(String what, Supplier<T> now) {
        T then = now.get();
        relied.add(new Relied(what, now, then));
        return then;
    }

    /** What is read from the copy can be relied on only if it is what is there now. */
    private void requireFresh() {
        if (store.commits() != begun) {
            throw new ConflictException("others committed meanwhile");
        }
    }

    private void act(Consumer<WorkspaceStore.Transaction> action) {
        action.accept(mine);
        done.add(action);
    }

    @Override
    public LogHead take(LogKey log, boolean countable) {
        synchronized (store) {
            requireUnchanged();
            LogHead before = store.take(log, countable);
            taken.add(new Place(log, before.head() + 1));
            return before;
        }
    }

    private void requireUnchanged() {
        for (Relied each : relied) {
            if (!Objects.equals(each.then(), each.now().get())) {
                throw new ConflictException(each.what());
            }
        }
    }

    @Override
    public boolean append(StoredEntry entry) {
        if (!mine.append(entry)) {
            return false;
        }
        done.add(work -> {
            if (!work.append(entry)) {
                throw new ConflictException("this cid was used meanwhile");
            }
        });
        appended.add(entry);
        if (!taken.contains(new Place(entry.log(), entry.seq()))) {
            first.putIfAbsent(entry.log(), entry.seq());
        }
        return true;
    }

    @Override
    public void commit() {
        synchronized (store) {
            requireUnchanged();
            first.forEach((log, seq) -> {
                if (store.taken(log).head() != seq - 1) {
                    throw new ConflictException("others wrote to " + log.value());
                }
            });
            for (StoredEntry each : appended) {
                if (!store.entries(each.log(), each.seq() - 1, each.seq(), 1).isEmpty()) {
                    throw new ConflictException("the place was closed as empty");
                }
            }
            try (WorkspaceStore.Transaction work = store.kept.begin()) {
                done.forEach(each -> each.accept(work));
                work.commit();
            }
            store.filled(appended);
            appended.forEach(each -> taken.remove(new Place(each.log(), each.seq())));
        }
    }

    @Override
    public void close() {
        taken.forEach(each -> store.close(each.log(), each.seq()));
    }

    @Override
    public Optional<RoomFacts> room(RoomId id) {
        rely("the room", () -> look.room(id).map(RoomFacts::record));
        return look.room(id);
    }

    @Override
    public Optional<MemberRecord> member(RoomId room, UserId user) {
        rely("a member", () -> look.member(room, user).map(each -> each.withMark(0, 0, 0)));
        return look.member(room, user);
    }

    @Override
    public List<MemberRecord> members(RoomId room) {
        rely(
                "the members",
                () -> look.members(room).stream().map(each -> each.withMark(0, 0, 0)).toList());
        return look.members(room);
    }

    @Override
    public boolean isBanned(RoomId room, UserId user) {
        return rely("a ban", () -> look.isBanned(room, user));
    }

    @Override
    public Set<UserId> banned(RoomId room) {
        return rely("the bans", () -> look.banned(room));
    }

    @Override
    public Set<RoomId> roomsOf(UserId user) {
        return rely("somebody's rooms", () -> look.roomsOf(user));
    }

    @Override
    public List<RoomFacts> publicRooms() {
        rely("public rooms", () -> look.publicRooms().stream().map(RoomFacts::record).toList());
        return look.publicRooms();
    }

    @Override
    public boolean hasRooms() {
        return rely("whether there are rooms", look::hasRooms);
    }

    @Override
    public LogHead head(LogKey log) {
        return look.head(log);
    }

    @Override
    public LogHead taken(LogKey log) {
        return look.taken(log);
    }

    @Override
    public long lastCommit() {
        return look.lastCommit();
    }

    @Override
    public Optional<StoredEntry> byCid(UserId author, Cid cid) {
        return mine.byCid(author, cid);
    }

    @Override
    public void putRoom(RoomRecord room) {
        act(work -> work.putRoom(room));
    }

    @Override
    public void putMember(MemberRecord member) {
        act(work -> work.putMember(member));
    }

    @Override
    public void removeMember(RoomId room, UserId user) {
        act(work -> work.removeMember(room, user));
    }

    @Override
    public void putBan(BanRecord ban, boolean on) {
        act(work -> work.putBan(ban, on));
    }

    @Override
    public void putPreference(UserId user, String key, Optional<String> value) {
        act(work -> work.putPreference(user, key, value));
    }

    @Override
    public void putScheduled(ScheduledRecord message) {
        act(work -> work.putScheduled(message));
    }

    @Override
    public void changeScheduled(ScheduledRecord message) {
        act(work -> work.changeScheduled(message));
    }

    @Override
    public void removeScheduled(ScheduledId message) {
        act(work -> work.removeScheduled(message));
    }

    @Override
    public void putPresence(PresenceRecord presence) {
        act(work -> work.putPresence(presence));
    }

    @Override
    public FileRows files() {
        return mine.files();
    }

    @Override
    public void putFile(FileRecord file) {
        requireFresh();
        rely("a file", () -> store.files().file(file.id()));
        act(work -> work.putFile(file));
    }

    @Override
    public void removeFile(FileId file) {
        requireFresh();
        rely("a file", () -> store.files().file(file));
        act(work -> work.removeFile(file));
    }

    @Override
    public Optional<StoredEntry> entry(LogKey log, long seq) {
        return mine.entry(log, seq);
    }

    @Override
    public Optional<String> changedMessage(LogKey log, long message) {
        requireFresh();
        rely("a message", () -> store.changedMessages(log, message, message));
        return mine.changedMessage(log, message);
    }

    @Override
    public void putChangedMessage(LogKey log, long message, String json) {
        act(work -> work.putChangedMessage(log, message, json));
    }

    @Override
    public void supersede(LogKey log, long seq, String json) {
        act(work -> work.supersede(log, seq, json));
    }

    @Override
    public void erase(LogKey log, long seq, String json) {
        act(work -> work.erase(log, seq, json));
    }

    @Override
    public void putVersion(LogKey log, long message, MessageVersion version) {
        act(work -> work.putVersion(log, message, version));
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return mine.versions(log, message);
    }

    @Override
    public boolean reacted(LogKey log, long message, String emoji, UserId user) {
        requireFresh();
        rely("reactions", () -> store.reactions(log, message, message, user));
        return mine.reacted(log, message, emoji, user);
    }

    @Override
    public Set<String> emoji(LogKey log, long message) {
        return mine.emoji(log, message);
    }

    @Override
    public void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq) {
        act(work -> work.react(log, message, emoji, user, seq));
    }

    @Override
    public List<Long> pins(LogKey log) {
        requireFresh();
        rely("pins", () -> store.pins(log));
        return mine.pins(log);
    }

    @Override
    public void putPin(LogKey log, long message, Optional<Instant> at) {
        act(work -> work.putPin(log, message, at));
    }

    @Override
    public void strip(LogKey log, long message) {
        act(work -> work.strip(log, message));
    }
}
