package parley.server.aws.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parley.protocol.Cid;
import parley.protocol.FileId;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
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
import parley.server.store.StoredEntry;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Collects writes with conditions on what was read, and commits them in one {@code
 * TransactWriteItems}. A place that was taken is counted in the head at once. Used by one thread.
 */
final class DynamoTransaction implements SharedStore.SharedTransaction {
    private record Place(LogKey log, long seq) {}

    private record Text(StoredEntry posted, String before, String after) {}

    private final DynamoWorkspaceStore store;
    private final Table table;
    private final DynamoLook look;
    private final Writes writes;
    private final HeadWrites heads;
    private final UseWrites use;
    private final DynamoMessages messages;

    /** What was taken and is not filled, and the running count before it. */
    private final Map<Place, Long> open = new LinkedHashMap<>();

    private final Set<Place> taken = new HashSet<>();
    private final Set<Place> relied = new HashSet<>();
    private final List<StoredEntry> appended = new ArrayList<>();
    private final Map<Place, Text> texts = new HashMap<>();

    DynamoTransaction(DynamoWorkspaceStore store, Table table, DynamoLook look, TableReads reads) {
        this.store = store;
        this.table = table;
        this.look = look;
        this.writes = new Writes(reads);
        this.heads = new HeadWrites(look);
        this.use = new UseWrites(writes);
        this.messages = new DynamoMessages(writes);
    }

    @Override
    public LogHead take(LogKey log, boolean countable) {
        Optional<Item> was = look.headItem(log);
        Expression asWas = HeadWrites.mayTake(was, store.millis());
        Expression change =
                Expression.of("ADD #head :one, #n :n SET #c = :c, #at = :c")
                        .value(":one", 1)
                        .value(":n", countable ? 1 : 0)
                        .value(":c", store.millis());
        Item head;
        try {
            head =
                    Failures.asStores(
                                    "take a place",
                                    () ->
                                            table.update(
                                                    Item.key(Keys.head(log), Keys.HEAD),
                                                    change,
                                                    asWas))
                            .orElseThrow(() -> new ConflictException("the room was changed"));
        } catch (TransactionConflictException e) {
            throw new ConflictException("the head is being written");
        }
        long seq = head.number("head");
        long n = head.number("n") - (countable ? 1 : 0);
        Place place = new Place(log, seq);
        open.put(place, n);
        taken.add(place);
        return new LogHead(log, seq - 1, n, head.number("c"));
    }

    @Override
    public boolean append(StoredEntry entry) {
        if (entry.cid().isPresent()) {
            Item once = Keys.once(entry.by().orElseThrow(), entry.cid().get());
            if (writes.get(once).isPresent()) {
                return false;
            }
            writes.put(
                    once.with("log", entry.log().value()).with("seq", entry.seq()),
                    Expression.ABSENT);
        }
        writes.put(EntryItems.item(entry), Expression.ABSENT);
        appended.add(entry);
        if (!taken.contains(new Place(entry.log(), entry.seq()))) {
            heads.waiting(entry);
        }
        if (entry.ev().equals(EntryItems.POSTED)) {
            texts.put(new Place(entry.log(), entry.seq()), new Text(entry, "", entry.json()));
        }
        return true;
    }

    @Override
    public Optional<StoredEntry> byCid(UserId author, Cid cid) {
        return writes.get(Keys.once(author, cid))
                .flatMap(each -> entry(new LogKey(each.string("log")), each.number("seq")));
    }

    @Override
    public void commit() {
        appended.stream()
                .filter(each -> taken.contains(new Place(each.log(), each.seq())))
                .forEach(this::requireMember);
        relied.forEach(this::requireUnchanged);
        writes.commit(table, heads.writes(store.reads()))
                .ifPresent(item -> {
                    heads.makeWay(table, item, store.millis());
                    throw new ConflictException(item.pk() + " " + item.sk());
                });
        appended.forEach(each -> open.remove(new Place(each.log(), each.seq())));
        texts.values()
                .forEach(each -> store.index().changed(each.posted(), each.before(), each.after()));
    }

    /** Whoever writes into a room is in it, or not, in the role that was seen. */
    private void requireMember(StoredEntry entry) {
        if (entry.by().isEmpty()
                || look.headItem(entry.log()).filter(RoomItems::isRoom).isEmpty()) {
            return;
        }
        RoomId room = new RoomId(entry.log().value());
        Optional<Item> member = look.memberItem(room, entry.by().get());
        writes.check(
                Keys.member(room, entry.by().get()),
                member.map(DynamoTransaction::sameRole).orElse(Expression.ABSENT));
    }

    private static Expression sameRole(Item member) {
        return Expression.of("#rv = :rv").value(":rv", member.number("rv"));
    }

    private void requireUnchanged(Place message) {
        Item key = DynamoMessages.changed(message.log(), message.seq());
        writes.check(key, asWas(writes.original(key)));
    }

    /** Of an item that counts its changes as {@code v}. */
    private static Expression asWas(Optional<Item> item) {
        return item.map(each -> Expression.of("#v = :v").value(":v", each.number("v")))
                .orElse(Expression.ABSENT);
    }

    @Override
    public void close() {
        open.forEach((place, n) -> {
            var _ = store.heads().close(place.log(), place.seq(), n);
        });
    }

    @Override
    public void putRoom(RoomRecord room) {
        heads.room(room, writes);
    }

    @Override
    public void putMember(MemberRecord member) {
        Item key = Keys.member(member.room(), member.user());
        Optional<Item> was = writes.get(key);
        if (was.isEmpty()) {
            writes.put(RoomItems.item(member, 1), Expression.ABSENT);
            writes.put(
                    Item.key(Keys.user(member.user()), Keys.MY_ROOM + member.room().value())
                            .with("room", member.room().value()));
            heads.people(LogKey.of(member.room()), 1);
            return;
        }
        MemberRecord before = RoomItems.member(was.get());
        long rv = was.get().number("rv");
        boolean marked =
                before.withMark(0, 0, 0).equals(member.withMark(0, 0, 0)); // nothing but the mark
        if (!marked) {
            heads.people(LogKey.of(member.room()), 0);
        }
        writes.put(
                RoomItems.item(member, marked ? rv : rv + 1),
                Expression.of("#rv = :rv AND #mark = :mark")
                        .value(":rv", rv)
                        .value(":mark", before.mark()));
    }

    @Override
    public void removeMember(RoomId room, UserId user) {
        Item key = Keys.member(room, user);
        Optional<Item> was = writes.get(key);
        if (was.isPresent()) {
            writes.delete(key, sameRole(was.get()));
            writes.delete(Item.key(Keys.user(user), Keys.MY_ROOM + room.value()));
            heads.people(LogKey.of(room), -1);
        }
    }

    @Override
    public void putBan(BanRecord ban, boolean on) {
        Item item = Item.key(Keys.head(ban.room()), Keys.BAN + ban.user().value());
        if (on) {
            writes.put(item.with("user", ban.user().value()));
        } else {
            writes.delete(item);
        }
        heads.people(LogKey.of(ban.room()), 0);
    }

    @Override
    public void putPreference(UserId user, String key, Optional<String> value) {
        Item item = Item.key(Keys.user(user), Keys.PREFERENCE + key);
        value.ifPresentOrElse(
                text -> writes.put(item.with("value", text)), () -> writes.delete(item));
    }

    @Override
    public void putScheduled(ScheduledRecord message) {
        writes.put(WaitingItems.item(message), Expression.ABSENT);
    }

    @Override
    public void changeScheduled(ScheduledRecord message) {
        writes.put(WaitingItems.item(message), Expression.PRESENT);
    }

    @Override
    public void removeScheduled(ScheduledId message) {
        writes.delete(WaitingItems.key(message), Expression.PRESENT);
    }

    @Override
    public void putPresence(PresenceRecord presence) {
        if (presence.plain()) {
            writes.delete(WaitingItems.key(presence.user()));
        } else {
            writes.put(WaitingItems.item(presence));
        }
    }

    @Override
    public FileRows files() {
        return new DynamoFiles(writes);
    }

    @Override
    public void putFile(FileRecord file) {
        Item key = Keys.file(file.id());
        Optional<Item> was = writes.get(key);
        long v = was.map(each -> each.number("v")).orElse(0L);
        was.map(FileItems::file).ifPresent(this::withoutCopies);
        writes.put(FileItems.with(key, file).with("v", v + 1), asWas(writes.original(key)));
        FileItems.copies(file).forEach(writes::put);
        use.add(file, 1);
    }

    private void withoutCopies(FileRecord file) {
        FileItems.copies(file).forEach(writes::delete);
        use.add(file, -1);
    }

    @Override
    public void removeFile(FileId file) {
        Item key = Keys.file(file);
        Optional<Item> was = writes.get(key);
        if (was.isPresent()) {
            withoutCopies(FileItems.file(was.get()));
            writes.delete(key, asWas(writes.original(key)));
        }
    }

    @Override
    public Optional<StoredEntry> entry(LogKey log, long seq) {
        return writes.get(Keys.entry(log, seq)).map(EntryItems::entry);
    }

    @Override
    public Optional<String> changedMessage(LogKey log, long message) {
        relied.add(new Place(log, message));
        return messages.changedItem(log, message).map(each -> each.string("json"));
    }

    @Override
    public void putChangedMessage(LogKey log, long message, String json) {
        Item key = DynamoMessages.changed(log, message);
        Optional<Item> was = writes.original(key);
        long v = was.map(each -> each.number("v")).orElse(0L);
        writes.put(key.with("seq", message).with("json", json).with("v", v + 1), asWas(was));
        writes.original(Keys.entry(log, message))
                .map(EntryItems::entry)
                .ifPresent(posted -> {
                    String before = was.map(each -> each.string("json")).orElse(posted.json());
                    texts.put(new Place(log, message), new Text(posted, before, json));
                });
    }

    @Override
    public void supersede(LogKey log, long seq, String json) {
        writes.get(Keys.entry(log, seq)).ifPresent(each -> writes.put(each.with("d", json)));
    }

    @Override
    public void erase(LogKey log, long seq, String json) {
        writes.get(Keys.entry(log, seq))
                .ifPresent(each -> writes.put(each.with("d", json).without("hh").without("hl")));
    }

    @Override
    public void putVersion(LogKey log, long message, MessageVersion version) {
        writes.put(EntryItems.item(log, message, version));
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return messages.versions(log, message);
    }

    @Override
    public boolean reacted(LogKey log, long message, String emoji, UserId user) {
        return writes.get(DynamoMessages.reaction(log, message, emoji, user)).isPresent();
    }

    @Override
    public Set<String> emoji(LogKey log, long message) {
        return messages.emoji(log, message);
    }

    @Override
    public void react(LogKey log, long message, String emoji, UserId user, Optional<Long> seq) {
        Item key = DynamoMessages.reaction(log, message, emoji, user);
        boolean there = writes.get(key).isPresent();
        if (seq.isPresent() && !there) {
            writes.put(
                    key.with("seq", message)
                            .with("emoji", emoji)
                            .with("user", user.value())
                            .with("at", seq.get()),
                    Expression.ABSENT);
        } else if (seq.isEmpty() && there) {
            writes.delete(key, Expression.PRESENT);
        }
    }

    @Override
    public List<Long> pins(LogKey log) {
        return messages.pins(log);
    }

    @Override
    public void putPin(LogKey log, long message, Optional<Instant> at) {
        Item key = DynamoMessages.pin(log, message);
        at.ifPresentOrElse(
                time -> writes.put(key.with("seq", message).with("at", time)),
                () -> writes.delete(key));
    }

    @Override
    public void strip(LogKey log, long message) {
        for (String each : List.of(Keys.VERSION, Keys.REACTION)) {
            messages.between(log, each, message, message).forEach(writes::delete);
        }
        Item pin = DynamoMessages.pin(log, message);
        if (writes.get(pin).isPresent()) {
            writes.delete(pin);
        }
    }

    @Override
    public Optional<RoomFacts> room(RoomId id) {
        return look.room(id);
    }

    @Override
    public Optional<MemberRecord> member(RoomId room, UserId user) {
        return look.member(room, user);
    }

    @Override
    public List<MemberRecord> members(RoomId room) {
        return look.members(room);
    }

    @Override
    public boolean isBanned(RoomId room, UserId user) {
        return look.isBanned(room, user);
    }

    @Override
    public Set<UserId> banned(RoomId room) {
        return look.banned(room);
    }

    @Override
    public Set<RoomId> roomsOf(UserId user) {
        return look.roomsOf(user);
    }

    @Override
    public List<RoomFacts> publicRooms() {
        return look.publicRooms();
    }

    @Override
    public boolean hasRooms() {
        return look.hasRooms();
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
}
