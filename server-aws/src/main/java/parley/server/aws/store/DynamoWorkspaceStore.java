package parley.server.aws.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import parley.protocol.Message;
import parley.protocol.RoomId;
import parley.protocol.ScheduledId;
import parley.protocol.UserId;
import parley.server.aws.table.Expression;
import parley.server.aws.table.Item;
import parley.server.aws.table.Table;
import parley.server.store.BanRecord;
import parley.server.store.FileRows;
import parley.server.store.LogHead;
import parley.server.store.LogKey;
import parley.server.store.MemberRecord;
import parley.server.store.MessageVersion;
import parley.server.store.PresenceRecord;
import parley.server.store.RoomRecord;
import parley.server.store.ScheduledRecord;
import parley.server.store.SearchQuery;
import parley.server.store.SharedStore;
import parley.server.store.Snapshot;
import parley.server.store.StateSource;
import parley.server.store.StoredEntry;

/**
 * A workspace in one DynamoDB table. Nothing is ever scanned: docs/aws.md lists every access with
 * its key and its cost. The table belongs to whoever made this, and is not closed with it.
 */
public final class DynamoWorkspaceStore implements SharedStore {
    private final Table table;
    private final InstantSource clock;
    private final TableReads reads;
    private final Heads heads;
    private final SearchIndex index;
    private final DynamoMessages messages;
    private final String generation;

    /** Blocks: reads what this table's contents are called, or gives them a name. */
    public DynamoWorkspaceStore(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        this.reads = new TableReads(table);
        this.heads = new Heads(table, reads, clock);
        this.index = new SearchIndex(table, reads);
        this.messages = new DynamoMessages(reads);
        this.generation = Failures.asStores("read the table's name", this::nameContents);
    }

    private String nameContents() {
        Item mine = Keys.GENERATION.with("value", UUID.randomUUID().toString());
        Optional<Item> known = reads.get(Keys.GENERATION);
        if (known.isEmpty() && table.put(mine, Expression.ABSENT)) {
            return mine.string("value");
        }
        return known.or(() -> reads.get(Keys.GENERATION)).orElseThrow().string("value");
    }

    TableReads reads() {
        return reads;
    }

    Heads heads() {
        return heads;
    }

    SearchIndex index() {
        return index;
    }

    long millis() {
        return clock.millis();
    }

    @Override
    public StateSource look() {
        return new DynamoLook(reads, heads, clock);
    }

    @Override
    public SharedTransaction begin() {
        return new DynamoTransaction(this, table, new DynamoLook(reads, heads, clock), reads);
    }

    /** Room by room; for those who copy a whole workspace, never for a request. */
    @Override
    public Snapshot load() {
        List<RoomRecord> rooms = new ArrayList<>();
        List<MemberRecord> members = new ArrayList<>();
        List<BanRecord> bans = new ArrayList<>();
        List<LogHead> logs = new ArrayList<>();
        DynamoLook look = new DynamoLook(reads, heads, clock);
        for (RoomId id : roomIds()) {
            look.room(id).ifPresent(facts -> rooms.add(facts.record()));
            members.addAll(look.members(id));
            look.banned(id).forEach(user -> bans.add(new BanRecord(id, user)));
            logs.add(look.head(LogKey.of(id)));
        }
        for (LogKey each : List.of(LogKey.AUDIT, LogKey.PEOPLE)) {
            Optional.of(look.head(each)).filter(head -> head.head() > 0).ifPresent(logs::add);
        }
        long commit = logs.stream().mapToLong(LogHead::commit).max().orElse(0);
        return new Snapshot(rooms, members, bans, logs, commit);
    }

    private List<RoomId> roomIds() {
        return reads.list(Keys.ROOMS, "").stream().map(each -> new RoomId(each.sk())).toList();
    }

    @Override
    public String generation() {
        return generation;
    }

    private static String at(long seq) {
        return Keys.ENTRY + Keys.number(Math.clamp(seq, 0, 9_999_999_999_999L));
    }

    @Override
    public List<StoredEntry> entries(LogKey log, long after, long until, int limit) {
        return until <= after
                ? List.of()
                : entries(
                        reads.range(
                                Keys.log(log), at(after + 1), at(until), true, limit, _ -> true));
    }

    private static List<StoredEntry> entries(List<Item> items) {
        return items.stream().map(EntryItems::entry).toList();
    }

    @Override
    public List<StoredEntry> postedBefore(LogKey log, long before, int limit) {
        return before <= 1
                ? List.of()
                : entries(
                        reads.range(
                                Keys.log(log),
                                at(1),
                                at(before - 1),
                                false,
                                limit,
                                EntryItems::isPosted));
    }

    @Override
    public List<StoredEntry> postedAfter(LogKey log, long after, int limit) {
        return entries(
                reads.range(
                        Keys.log(log),
                        at(after + 1),
                        at(Long.MAX_VALUE),
                        true,
                        limit,
                        EntryItems::isPosted));
    }

    /** Halves the log again and again, for entries stand in the order of their times. */
    @Override
    public OptionalLong firstAt(LogKey log, Instant at) {
        long low = 1;
        long high = look().taken(log).head() + 1;
        long end = high;
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<StoredEntry> next = entries(log, middle - 1, high - 1, 1);
            if (next.isEmpty() || !next.getFirst().ts().isBefore(at)) {
                high = middle;
            } else {
                low = next.getFirst().seq() + 1;
            }
        }
        return entries(log, low - 1, end, 1).stream().mapToLong(StoredEntry::seq).findFirst();
    }

    @Override
    public Map<Long, String> changedMessages(LogKey log, long from, long to) {
        return messages.changed(log, from, to);
    }

    @Override
    public Map<Long, List<Message.Reaction>> reactions(
            LogKey log, long from, long to, UserId viewer) {
        return messages.reactions(log, from, to, viewer);
    }

    @Override
    public List<MessageVersion> versions(LogKey log, long message) {
        return messages.versions(log, message);
    }

    @Override
    public List<Long> pins(LogKey log) {
        return messages.pins(log);
    }

    @Override
    public List<SearchQuery.Found> search(SearchQuery query) {
        if (query.log().isPresent()) {
            return index.search(query, List.of(query.log().get()));
        }
        return index.search(
                query,
                query.among().isEmpty()
                        ? roomIds().stream().map(LogKey::of).toList()
                        : query.among());
    }

    @Override
    public Optional<String> preference(UserId user, String key) {
        return reads.get(Item.key(Keys.user(user), Keys.PREFERENCE + key))
                .map(each -> each.string("value"));
    }

    @Override
    public SequencedMap<String, String> preferences(
            UserId user, Optional<String> after, int limit) {
        String from = Keys.PREFERENCE + after.orElse("");
        SequencedMap<String, String> found = new LinkedHashMap<>();
        reads.range(
                        Keys.user(user),
                        from,
                        Keys.PREFERENCE + Character.MAX_VALUE,
                        true,
                        limit,
                        each -> !each.sk().equals(from))
                .forEach(each ->
                        found.put(
                                each.sk().substring(Keys.PREFERENCE.length()),
                                each.string("value")));
        return found;
    }

    @Override
    public List<ScheduledRecord> scheduled() {
        return reads.list(Keys.WAITING, "").stream().map(WaitingItems::scheduled).toList();
    }

    @Override
    public List<ScheduledRecord> scheduledOf(UserId user) {
        return scheduled().stream().filter(each -> each.by().equals(user)).toList();
    }

    @Override
    public Optional<ScheduledRecord> scheduled(UserId user, ScheduledId id) {
        return reads.get(WaitingItems.key(id))
                .map(WaitingItems::scheduled)
                .filter(each -> each.by().equals(user));
    }

    @Override
    public List<ScheduledRecord> due(Instant now, int limit) {
        return scheduled().stream()
                .filter(each -> !each.at().isAfter(now))
                .sorted(Comparator.comparing(ScheduledRecord::at))
                .limit(limit)
                .toList();
    }

    @Override
    public List<PresenceRecord> presences() {
        return reads.list(Keys.PRESENCE, "").stream().map(WaitingItems::presence).toList();
    }

    @Override
    public Map<UserId, PresenceRecord> presences(Collection<UserId> users) {
        List<Item> keys = users.stream().distinct().map(WaitingItems::key).toList();
        return reads.all(keys).stream()
                .map(WaitingItems::presence)
                .collect(Collectors.toUnmodifiableMap(PresenceRecord::user, each -> each));
    }

    @Override
    public FileRows files() {
        return new DynamoFiles(reads);
    }

    @Override
    public long runningCount(LogKey log, long seq) {
        return seq < 1
                ? 0
                : reads.range(Keys.log(log), at(1), at(seq), false, 1, _ -> true).stream()
                        .mapToLong(each -> each.number("n"))
                        .findFirst()
                        .orElse(0);
    }

    @Override
    public void close() {
        // the table is not this store's own
    }
}
